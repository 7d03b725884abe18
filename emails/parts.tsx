import { Button as EmailButton, Heading, Link, Text } from '@react-email/components'
import { createElement, type ReactNode } from 'react'
import { colour } from '@/emails/brand'

const body = { fontSize: 15, lineHeight: '23px', color: colour.ink2 } as const

export function Paragraph({ children }: { children?: ReactNode }) {
  return <Text style={{ ...body, margin: '0 0 12px' }}>{children}</Text>
}

/** The button: one a mail. In the text version its address follows the words. */
export function Button({ link, children }: { link: string; children: string }) {
  return (
    <EmailButton
      href={link}
      data-button=""
      style={{
        marginTop: 8,
        padding: '12px 21px',
        borderRadius: 7,
        backgroundColor: colour.petrol,
        color: '#ffffff',
        fontSize: 15,
        lineHeight: '20px',
        fontWeight: 620,
      }}
    >
      {children}
    </EmailButton>
  )
}

type Fact = { label: string; value: string; link?: string }

/** Facts side by side, each under its label; in the text version one line each. They wrap where the screen is narrow. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <div style={{ paddingTop: 8 }}>
      {facts.map((fact) => (
        <div
          key={fact.label}
          data-fact=""
          style={{ display: 'inline-block', margin: '0 32px 12px 0', verticalAlign: 'top' }}
        >
          <div style={{ fontSize: 12, lineHeight: '18px', color: colour.ink3 }}>{fact.label}</div>
          <div
            style={{
              fontSize: 17,
              lineHeight: '26px',
              fontWeight: 620,
              color: colour.ink,
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            {fact.link ? (
              <Link
                href={fact.link}
                style={{ color: colour.petrol, textDecoration: 'none', borderBottom: `1px solid ${colour.petrolLine}` }}
              >
                {fact.value}
              </Link>
            ) : (
              fact.value
            )}
          </div>
        </div>
      ))}
    </div>
  )
}

/** A heading with what belongs under it. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Heading
        as="h2"
        style={{ margin: '20px 0 4px', fontSize: 15, lineHeight: '23px', fontWeight: 650, color: colour.ink }}
      >
        {title}
      </Heading>
      {children}
    </>
  )
}

/** Steps or remarks, one line each. */
export function Points({ points }: { points: readonly string[] }) {
  return (
    <ul style={{ margin: '0 0 12px', paddingLeft: 20 }}>
      {points.map((point) => (
        <li key={point} style={body}>
          {point}
        </li>
      ))}
    </ul>
  )
}

/** A text that administrators keep: paragraphs at empty lines, freecall numbers in bold. */
export function KeptText({ text }: { text: string }) {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => createElement(Paragraph, { key: paragraph }, ...withBoldNumbers(paragraph.trim())))
}

const withBoldNumbers = (text: string): ReactNode[] =>
  text
    .split(/(\b1[38]00 \d{3} \d{3}\b)/)
    .map((piece, i) =>
      i % 2 ? createElement('strong', { style: { color: colour.ink, fontWeight: 650 } }, piece) : piece,
    )
