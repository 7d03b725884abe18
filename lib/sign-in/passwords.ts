import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters of OWASP's password storage advice: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** One way to write what keyboards write in several (NIST SP 800-63B-4 §3.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC')

/** The argon2id hash of a password, in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

let nobodys: Promise<string> | undefined

/** Whether the password fits. Without a hash it takes as long and answers no, so that unknown addresses can't be told apart. */
export async function passwordFits(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('no one has this password')
  const fits = await verify(passwordHash ?? (await nobodys), normal(password))
  return fits && Boolean(passwordHash)
}
