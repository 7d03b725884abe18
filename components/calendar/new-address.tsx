'use client'

import { Copy } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, buttonClasses } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextInput } from '@/components/ui/text-input'

/** An address that was just made, this once: to copy, or to open in the calendar app of this device. */
export function NewAddress({ address }: { address: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [scripts, setScripts] = useState(false)
  const [copied, setCopied] = useState('')

  useEffect(() => {
    setScripts(true)
    field.current?.focus()
  }, [])

  const copy = async () => {
    field.current?.select()
    const done = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'Copied.' : 'It is selected: copy it with Ctrl C, or Command C on a Mac.')
  }

  return (
    <Card title="Your new calendar address" tone="green">
      <TextInput
        name="address"
        ref={field}
        label="Address"
        hint="Copy it now: it is shown only this once. In your calendar app, add a calendar by its address (URL)."
        value={address}
        readOnly
        aria-required={false}
        spellCheck={false}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {scripts && (
          <Button variant="primary" onClick={copy}>
            <Copy />
            Copy address
          </Button>
        )}
        <a href={address.replace(/^https?:/, 'webcal:')} className={buttonClasses()}>
          Open in a calendar app
        </a>
        <span role="status" className="text-ink-2">
          {copied}
        </span>
      </div>
    </Card>
  )
}
