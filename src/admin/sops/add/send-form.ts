import { CallError } from '../../shared/call-api'

type Refusal = { errors?: { message?: string; data?: { code?: string } | null }[] }

/** Sends a file with its fields, as Payload's own forms do. @throws CallError */
export async function sendForm<Answer>({
  path,
  file,
  data,
}: {
  path: string
  file: File
  data: object
}): Promise<Answer> {
  const form = new FormData()
  form.append('file', file)
  form.append('_payload', JSON.stringify(data))
  const response = await fetch(path, { method: 'POST', credentials: 'include', body: form }).catch(() => {
    throw new CallError(
      'The server cannot be reached. Look at the list of versions, then try again.',
      0,
      'offline',
      null,
    )
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as Answer
  const [refusal] = (answer as Refusal | null)?.errors ?? []
  throw new CallError(
    refusal?.message ??
      `The server answered with ${response.status}. Try again, and tell an administrator if it stays.`,
    response.status,
    refusal?.data?.code ?? 'unknown',
    null,
  )
}
