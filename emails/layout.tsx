import { Body, Container, Head, Heading, Hr, Html, Section, Text } from '@react-email/components'
import type { ReactNode } from 'react'
import { colour, font } from '@/emails/brand'
import { Button } from '@/emails/parts'

type Props = {
  /** The heading: what happened, in a few words. */
  title: string
  /** The portal's mark, on every mail but a client's (domain §6.1). */
  mark?: boolean
  children: ReactNode
  /** The one button, and the line below the rule that says what opening it does not do. */
  action?: { words: string; link: string; note: string }
  footer: string
}

/** The sheet that every mail is written on: 600 px, one column, light, one button. */
export function Layout({ title, mark = true, children, action, footer }: Props) {
  return (
    <Html lang="en-AU" dir="ltr">
      <Head>
        <title>{title}</title>
        <meta name="color-scheme" content="light only" />
        <meta name="supported-color-schemes" content="light only" />
        <style>{':root{color-scheme:light only}@media(max-width:480px){.sheet{padding:24px 20px!important}}'}</style>
      </Head>
      <Body style={{ margin: 0, padding: 0, backgroundColor: colour.canvas, fontFamily: font, color: colour.ink2 }}>
        <Container style={{ width: '100%', maxWidth: 600, padding: 20 }}>
          <Section
            className="sheet"
            style={{
              backgroundColor: colour.surface,
              border: `1px solid ${colour.line}`,
              borderRadius: 12,
              padding: '28px 32px',
            }}
          >
            {mark && <Mark />}
            <Heading
              as="h1"
              style={{
                margin: '0 0 8px',
                fontSize: 22,
                lineHeight: '30px',
                fontWeight: 680,
                letterSpacing: '-0.015em',
                color: colour.ink,
              }}
            >
              {title}
            </Heading>
            {children}
            {action && (
              <>
                <Button link={action.link}>{action.words}</Button>
                <Hr style={{ margin: '20px 0 14px', border: 0, borderTop: `1px solid ${colour.line}` }} />
                <Text style={{ margin: 0, fontSize: 14, lineHeight: '22px', color: colour.ink2 }}>{action.note}</Text>
              </>
            )}
          </Section>
          <Text style={{ margin: '16px 4px 0', fontSize: 12.5, lineHeight: '18px', color: colour.ink3 }}>{footer}</Text>
        </Container>
      </Body>
    </Html>
  )
}

/** The wing and the name, drawn with borders: no picture to load, none to be blocked. */
function Mark() {
  const leaf = {
    display: 'inline-block',
    marginRight: -3,
    borderRadius: '100% 0 100% 0',
    verticalAlign: 'bottom',
  } as const
  const feather = (width: number, height: number, tone: string) => (
    <span style={{ ...leaf, width, height, backgroundColor: tone }} />
  )
  return (
    <Section style={{ marginBottom: 20 }}>
      <span
        aria-hidden="true"
        style={{ display: 'inline-block', height: 20, lineHeight: '20px', fontSize: 0, verticalAlign: 'middle' }}
      >
        {feather(6, 13, colour.feather)}
        {feather(9, 19, colour.petrol)}
        {feather(13, 15, colour.ember)}
      </span>
      <span
        style={{
          marginLeft: 13,
          fontSize: 17,
          lineHeight: '24px',
          fontWeight: 650,
          color: colour.ink,
          verticalAlign: 'middle',
        }}
      >
        Phoenix
      </span>
    </Section>
  )
}
