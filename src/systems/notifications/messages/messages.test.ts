import { describe, expect, it } from '@jest/globals'
import { kinds } from '../kinds'
import { preview } from '../queries/get-mailbox'
import { languages } from '../words/languages'
import { render } from '../words/render'
import { messages } from './index'

const each = messages.flatMap((message) => languages.map((language) => [message.name, language, message] as const))

describe('every message', () => {
  it('has a name of its own, and a kind that is known', () => {
    expect(new Set(messages.map(({ name }) => name)).size).toBe(messages.length)
    expect(messages.filter(({ kind }) => !(kind in kinds))).toEqual([])
    expect(messages.length).toBeGreaterThanOrEqual(25)
  })

  it.each(each)('%s can be read in %s, from its sample alone', (_name, language, message) => {
    const { subject, text, html, sms, inbox } = preview(message, language)
    for (const form of [subject, text, html, sms, inbox]) {
      expect(form.trim()).not.toBe('')
      expect(form).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/)
    }
    expect(subject.length).toBeLessThan(120)
    expect(sms.length).toBeLessThanOrEqual(320)
    expect(html).toContain(`<html lang="${language}">`)
    // Both forms say the same.
    for (const paragraph of inbox.split('\n\n')) expect(text).toContain(paragraph)
  })

  it('is not the English one in the other languages', () => {
    for (const message of messages) {
      const english = preview(message, 'en')
      for (const language of languages.filter((one) => one !== 'en'))
        expect({ name: message.name, language, same: preview(message, language).inbox === english.inbox }).toEqual({
          name: message.name,
          language,
          same: false,
        })
    }
  })

  it('offers a way out of it, unless it must arrive', () => {
    for (const message of messages) {
      const { text } = preview(message, 'en')
      expect({ name: message.name, out: text.includes('/unsubscribe/') }).toEqual({
        name: message.name,
        out: !kinds[message.kind].always,
      })
    }
  })

  it('goes by mail alone when it carries a secret, so that none is kept in an inbox', () => {
    // A sample writes its secret as `sample`; what follows a # otherwise is a place on a page.
    const secret = messages.filter(({ sample }) => /(#|\/r\/)sample$/.test(sample.facts.link))
    expect(secret.length).toBeGreaterThan(9)
    expect(secret.filter(({ through }) => through.some((channel) => channel !== 'email'))).toEqual([])
  })

  it('keeps what people wrote as text: no markup, no line of its own in the subject', () => {
    const hostile = `"><script>alert(1)</script>\r\nBcc: thief@example.org\u2028<img src=x onerror=alert(1)>`
    for (const message of messages) {
      const facts = Object.fromEntries(
        Object.entries(message.sample.facts).map(([name, value]) => [
          name,
          typeof value === 'string' && !['link', 'dueAt', 'startsAt', 'timeZone', 'kind'].includes(name)
            ? hostile
            : value,
        ]),
      )
      for (const language of languages) {
        const { subject, html } = preview(
          { ...message, sample: { ...message.sample, facts: facts as never } },
          language,
        )
        expect(subject).not.toMatch(/[\r\n\u2028]/)
        expect(html).not.toMatch(/<(script|img)/i)
        expect(html.match(/<a /g)?.length ?? 0).toBeLessThanOrEqual(4)
      }
    }
  })
})

describe('a letter', () => {
  const words = { subject: 'S', text: ['One.', 'Two.'], button: 'Go' }
  const given = { words, language: 'en', name: '', organisation: 'O', kind: 'courses' } as const

  it('greets somebody without a name too, and leads nowhere but to web addresses', () => {
    const { text, html } = render({ ...given, link: 'javascript:alert(1)' })
    expect(text.startsWith('Hello,\n\nOne.\n\nTwo.')).toBe(true)
    expect(html).not.toContain('javascript:')
  })

  it('keeps the link of an SMS whole, however long the words are', () => {
    const link = 'https://example.org/learn/play/12'
    const { sms } = render({ ...given, words: { ...words, subject: 'x'.repeat(500) }, link })
    expect(sms.length).toBeLessThanOrEqual(300)
    expect(sms.endsWith(` ${link}`)).toBe(true)
  })
})
