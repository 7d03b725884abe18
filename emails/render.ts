import { render, toPlainText } from '@react-email/render'
import type { ReactElement } from 'react'

/** What is stored and sent: both made from the one component, so that they cannot say different things. */
export type Rendered = { html: string; text: string }

/** Renders a mail's element to HTML and to a text version a person can read. */
export async function renderMail(element: ReactElement): Promise<Rendered> {
  const html = await render(element)
  return { html, text: asText(html) }
}

// The part of html-to-text that is used here; the package brings no types of its own.
type Node = { children?: Node[]; attribs?: Record<string, string> }
type Builder = { openBlock(o: object): void; closeBlock(o: object): void; addInline(text: string): void }
type Walk = (nodes: Node[], builder: Builder) => void

/** Facts become 'Label: value', the button 'Words: address'. Headings keep their case. */
function asText(html: string): string {
  return toPlainText(html, {
    wordwrap: 76,
    selectors: [
      ...['h1', 'h2'].map((selector) => ({
        selector,
        options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 1 },
      })),
      { selector: '[data-fact]', format: 'fact' },
      { selector: '[data-button]', format: 'button' },
    ],
    formatters: {
      fact: (element: Node, walk: Walk, builder: Builder) => {
        const [label, value] = element.children ?? []
        builder.openBlock({ leadingLineBreaks: 1 })
        walk(label?.children ?? [], builder)
        builder.addInline(': ')
        walk(value?.children ?? [], builder)
        builder.closeBlock({ trailingLineBreaks: 1 })
      },
      button: (element: Node, walk: Walk, builder: Builder) => {
        builder.openBlock({ leadingLineBreaks: 2 })
        walk(element.children ?? [], builder)
        builder.addInline(`: ${element.attribs?.href ?? ''}`)
        builder.closeBlock({ trailingLineBreaks: 2 })
      },
    },
  }).trim()
}
