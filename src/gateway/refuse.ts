import type { Request, Response } from 'express'

/** Answers with a refusal: JSON in the shape of Payload's errors, or one sentence as a page for people who navigate. */
export function refuse(
  { req, res }: { req: Request; res: Response },
  { status, code, message, retryAfter }: { status: number; code: string; message: string; retryAfter?: number },
): void {
  if (retryAfter !== undefined) res.setHeader('Retry-After', String(Math.max(1, Math.ceil(retryAfter))))
  res.setHeader('Cache-Control', 'no-store')
  res.status(status)
  if (req.path.startsWith('/api') || !req.accepts('html')) {
    res.json({ errors: [{ message, data: { code } }] })
    return
  }
  res
    .type('html')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${status}</title>` +
        `<body style="font:1.1rem/1.5 system-ui;margin:15vh auto;max-width:34rem;padding:0 1.5rem"><p>${message}</p></body></html>`,
    )
}
