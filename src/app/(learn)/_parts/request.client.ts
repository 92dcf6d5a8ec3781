/** Why a request was refused, in the server's own sentence. */
export class RequestRefused extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | null,
  ) {
    super(message)
    this.name = 'RequestRefused'
  }
}

/**
 * Asks our own API, as the person signed in.
 *
 * @throws RequestRefused with the server's sentence; Error where the server could not be reached.
 */
export async function request<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  const sent = body === undefined ? undefined : JSON.stringify(body)
  const reply = await fetch(path, {
    method,
    credentials: 'same-origin',
    // Finishes although the page is being left; browsers allow that to small bodies only.
    keepalive: sent !== undefined && sent.length < 30_000,
    ...(sent === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: sent }),
  }).catch(() => null)
  return answerOf<Answer>(reply)
}

/** Sends a file, as a form does. @throws as `request`. */
export async function sendFile<Answer>(path: string, file: File): Promise<Answer> {
  const body = new FormData()
  body.append('file', file)
  return answerOf<Answer>(await fetch(path, { method: 'POST', credentials: 'same-origin', body }).catch(() => null))
}

async function answerOf<Answer>(reply: Response | null): Promise<Answer> {
  if (!reply) throw new Error('The server could not be reached. Check your connection and try again.')
  const answer: unknown = await reply.json().catch(() => null)
  if (reply.ok) return answer as Answer
  const [error] = (answer as { errors?: { message?: string; data?: { code?: string } | null }[] } | null)?.errors ?? []
  throw new RequestRefused(
    error?.message ?? 'The server could not do this just now. Try again.',
    reply.status,
    error?.data?.code ?? null,
  )
}
