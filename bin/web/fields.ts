const mostFields = 400
const longestName = 300

/** A form's fields as they were sent, in their order. */
export type Fields = [name: string, value: string][]

/** Reads a multipart body; null where it is broken, holds a file (no form of the portal sends one), or is no form of a person. */
export async function readFields(type: string, body: Buffer): Promise<Fields | null> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  const fields = [...(form ?? [])]
  if (fields.length === 0 || fields.length > mostFields) return null
  const texts = fields.filter((field): field is [string, string] => typeof field[1] === 'string')
  const honest =
    texts.length === fields.length && texts.every(([name]) => name.length > 0 && name.length <= longestName)
  return honest ? texts : null
}

/** Writes fields as a body of their own, so that the next reader cannot understand another one than we did. */
export async function writeFields(fields: Fields): Promise<{ type: string; body: Buffer }> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value.replaceAll('\0', ''))
  const whole = new Response(form)
  return { type: whole.headers.get('content-type') ?? '', body: Buffer.from(await whole.arrayBuffer()) }
}
