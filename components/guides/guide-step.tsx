import Image from 'next/image'
import { Card } from '@/components/ui/card'
import type { Step } from './steps'

/** One step of the guide, with its picture where there is one. */
export function GuideStep({ number, title, text, picture }: Step & { number: number }) {
  return (
    <li>
      <Card>
        <h2 className="text-lg">
          {number}. {title}
        </h2>
        <p className="mt-1 max-w-[68ch] text-ink-2">{text}</p>
        {picture && (
          <Image
            {...picture}
            width={1440}
            height={900}
            className="mt-4 h-auto w-full max-w-[900px] rounded-lg border border-line"
          />
        )}
      </Card>
    </li>
  )
}
