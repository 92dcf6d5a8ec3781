import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'

/**
 * A browser without scripts sends the form itself and shows what comes back: a page instead of JSON. `Back` brings its
 * form again, filled in as it was.
 */
export async function answerPlainly(req: PayloadRequest, work: () => Promise<unknown>): Promise<unknown> {
  if (!(req.headers.get('accept') ?? '').includes('text/html')) return work()
  try {
    await work()
    return page({
      status: 200,
      title: 'Thank you',
      lines: ['We have your request. A confirmation is on its way to you.'],
    })
  } catch (error) {
    if (!(error instanceof DomainError) || error.status >= 500) throw error
    const mistakes = (error.data as { detail?: unknown } | null)?.detail
    const lines = Array.isArray(mistakes)
      ? mistakes.map((one: { message?: string; file?: string }) => [one.file, one.message].filter(Boolean).join(': '))
      : [error.message]
    return page({
      status: error.status,
      title: 'Something needs a correction',
      lines: [...lines, 'Go back with your browser: what you typed is still there.'],
    })
  }
}

function page({ status, title, lines }: { status: number; title: string; lines: string[] }): Response {
  const body = lines.map((line) => `<p>${escaped(line)}</p>`).join('')
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${title}</title><body style="font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem">` +
      `<h1>${title}</h1>${body}</body></html>`,
    { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } },
  )
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)
