import { env } from '@/shared/env'
import { kinds, type Kind } from '../kinds'
import type { Words } from '../define-message'
import { frame } from './frame'
import type { Language } from './languages'

export type Rendered = { subject: string; text: string; html: string; sms: string }

/**
 * One message as HTML and plain text, made from the same words, and as an SMS. Everything that people wrote goes in as text:
 * nothing in a name or title becomes markup, a header or a second paragraph of ours.
 * `link` is a whole address; `stop` the address that ends messages of this kind, for kinds that can be ended.
 */
export function render({
  words,
  link,
  language,
  name,
  organisation,
  kind,
  stop,
  items = [],
}: {
  words: Words
  link: string
  language: Language
  name: string
  organisation: string
  kind: Kind | 'digest'
  stop?: string | undefined
  /** Further lines with a link each: the gathered messages of a summary. */
  items?: { subject: string; link: string }[]
}): Rendered {
  const say = frame[language]
  const subject = oneLine(words.subject)
  const greeting = oneLine(say.greeting(name))
  const always = kind !== 'digest' && kinds[kind].always
  const choose = kind === 'client' || always ? null : `${env.PUBLIC_URL}/learn/settings/notifications`
  const footer = [say.from(oneLine(organisation)), ...(always && kind !== 'client' ? [say.cannotStop] : [])]
  const links = [
    ...(choose ? [{ label: say.change, href: choose }] : []),
    ...(stop ? [{ label: say.stop, href: stop }] : []),
  ]
  const text = [
    greeting,
    ...words.text,
    ...items.map((item) => `- ${oneLine(item.subject)}\n  ${item.link}`),
    ...(words.button ? [`${words.button}: ${link}`] : []),
    '-- ',
    [...footer, ...links.map(({ label, href }) => `${label}: ${href}`)].join('\n'),
  ].join('\n\n')
  return {
    subject,
    text,
    html: page({ language, subject, greeting, words, link, items, footer, links }),
    sms: shortened(subject, words.button ? link : ''),
  }
}

const ink = '#14181c'
const quiet = '#5b6570'
const accent = '#14508c'

function page({
  language,
  subject,
  greeting,
  words,
  link,
  items,
  footer,
  links,
}: {
  language: Language
  subject: string
  greeting: string
  words: Words
  link: string
  items: { subject: string; link: string }[]
  footer: string[]
  links: { label: string; href: string }[]
}): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escaped(text).replaceAll('\n', '<br>')}</p>`
  const item = (one: { subject: string; link: string }) =>
    `<li style="margin:0 0 10px"><a href="${escaped(safe(one.link))}" style="color:${accent}">${escaped(oneLine(one.subject))}</a></li>`
  const button = words.button
    ? `<p style="margin:24px 0"><a href="${escaped(safe(link))}" style="display:inline-block;padding:12px 20px;border-radius:4px;background:${accent};color:#ffffff;font-weight:600;text-decoration:none">${escaped(words.button)}</a></p>`
    : ''
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#f4f5f3;color:${ink};font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<div style="background:#ffffff;border:1px solid #dfe2e0;border-radius:6px;padding:28px;overflow-wrap:anywhere">
<h1 style="margin:0 0 18px;font-size:20px;line-height:1.3;font-weight:600">${escaped(subject)}</h1>
${[greeting, ...words.text].map(paragraph).join('\n')}
${items.length ? `<ul style="margin:0 0 16px;padding:0 0 0 20px">${items.map(item).join('')}</ul>` : ''}${button}
</div>
<div style="padding:18px 28px;color:${quiet};font-size:13px">
${footer.map((line) => `<p style="margin:0 0 6px">${escaped(line)}</p>`).join('\n')}
${links.map(({ label, href }) => `<p style="margin:0 0 6px"><a href="${escaped(href)}" style="color:${quiet}">${escaped(label)}</a></p>`).join('\n')}
</div></div></body></html>`
}

/** Two segments of an SMS at most; the link is never cut. */
function shortened(subject: string, link: string): string {
  const room = 300 - (link ? link.length + 1 : 0)
  const words = subject.length > room ? `${subject.slice(0, Math.max(room - 1, 20))}…` : subject
  return [words, link].filter(Boolean).join(' ')
}

/** A line break in a title would be a header of its own in a mail. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

function safe(href: string): string {
  return /^https?:\/\//i.test(href) ? href : env.PUBLIC_URL
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
