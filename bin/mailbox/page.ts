import type { Message } from '@/bin/mailbox/store'
import { style } from '@/bin/mailbox/style'

type Shown = { messages: readonly Message[]; to: string; opened: Message | undefined; asText: boolean }

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text inside HTML, in content and in quoted attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

const time = new Intl.DateTimeFormat('en-AU', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Australia/Sydney',
  timeZoneName: 'short',
})
const received = ({ receivedAt }: Message) =>
  `<time datetime="${receivedAt}">${escaped(time.format(new Date(receivedAt)))}</time>`
const query = (to: string) => (to ? `?to=${encodeURIComponent(to)}` : '')

/** The mailbox: the list at the left, newest first, and the opened mail beside it. */
export function mailboxPage({ messages, to, opened, asText }: Shown): string {
  const count = `${messages.length} ${messages.length === 1 ? 'mail' : 'mails'}${to ? ` to ${to}` : ''}`
  return `<!doctype html>
<html lang="en-AU">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(opened?.subject || 'Mailbox')} · Mailbox</title><style>${style}</style></head>
<body class="${opened ? 'reading' : 'listing'}">
<header>${opened ? '' : '<h1 class="home">'}<a class="home" href="/">Mailbox</a>${opened ? '' : '</h1>'}<p>Every mail the portal sends here. Nothing leaves this machine.</p></header>
<main>
<section class="list" aria-label="Mails">
<form action="/" role="search"><input type="search" name="to" value="${escaped(to)}" placeholder="Address" aria-label="Address of the recipient"><button>Show</button></form>
<p class="count">${escaped(count)}${to ? ' · <a href="/">Show all</a>' : ''}</p>
${messages.length > 0 ? `<ol>${messages.map((message) => row(message, message === opened, to)).join('')}</ol>` : '<p class="empty">No mail yet. It arrives a moment after the portal sends it; load the page again.</p>'}
</section>
${opened ? mail(opened, to, asText) : '<section class="mail none" aria-label="Mail"><p>Choose a mail to read it.</p></section>'}
</main>
</body></html>`
}

const row = (message: Message, current: boolean, to: string) =>
  `<li><a href="/mails/${message.id}${query(to)}"${current ? ' aria-current="page"' : ''}><span class="to">${escaped(message.to)}</span><span class="subject">${escaped(message.subject)}</span><span class="from">${escaped(message.from)}</span>${received(message)}</a></li>`

const mail = (message: Message, to: string, asText: boolean) => `<section class="mail" aria-label="Mail">
<a class="back" href="/${query(to)}">All mails</a>
<h1>${escaped(message.subject)}</h1>
<p class="facts">${escaped(message.from)}<br>To ${escaped(message.to)}<br>${received(message)}</p>
<nav aria-label="Version"><a href="/mails/${message.id}${query(to)}"${asText ? '' : ' aria-current="page"'}>As sent</a><a href="/mails/${message.id}/text${query(to)}"${asText ? ' aria-current="page"' : ''}>Text version</a></nav>
${asText || !message.html ? `<pre tabindex="0">${linked(message.text)}</pre>` : `<iframe title="The mail as sent" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mails/${message.id}/html"></iframe>`}
</section>`

const linked = (text: string) =>
  escaped(text).replace(
    /https?:\/\/[^\s<]+/g,
    (link) => `<a href="${link}" target="_blank" rel="noreferrer">${link}</a>`,
  )

/** A mail's HTML for its frame: as it was sent, with links that open beside the mailbox. */
export const mailFrame = ({ html }: Message): string =>
  html.includes('<head>') ? html.replace('<head>', '<head><base target="_blank">') : `<base target="_blank">${html}`
