/** What the API refused, in its own words. `status` 0: it could not be reached. */
export class CallError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly detail: unknown,
  ) {
    super(message)
  }
}

type Refusal = { errors?: { message?: string; data?: { code?: string; detail?: unknown } | null }[] }

/**
 * Calls an endpoint of the running Payload in the session of the person at the screen. A form or a file is sent as it is,
 * anything else as JSON. `offline`: what to say where the server cannot be reached.
 * @throws CallError
 */
export async function callApi<Answer>({
  path,
  method = 'POST',
  body,
  signal,
  offline = 'The server cannot be reached. Nothing was saved; try again when you are online.',
}: {
  path: string
  method?: 'GET' | 'POST'
  body?: unknown
  signal?: AbortSignal
  offline?: string
}): Promise<Answer> {
  const asItIs = body instanceof FormData || body instanceof Blob
  const response = await fetch(path, {
    method,
    credentials: 'include',
    headers: {
      accept: 'application/json',
      ...(body === undefined || asItIs ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: asItIs ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new CallError(offline, 0, 'offline', null)
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  const [refusal] = (answer as Refusal | null)?.errors ?? []
  throw new CallError(
    refusal?.message ??
      `The server answered with ${response.status}. Try again, and tell an administrator if it stays.`,
    response.status,
    refusal?.data?.code ?? 'unknown',
    refusal?.data?.detail ?? null,
  )
}
