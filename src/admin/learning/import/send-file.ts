import type { ImportReport } from '@/systems/learning/public'
import { CallError } from '../../shared/call-api'

/** Sends the bytes of a list as they are: the server looks which encoding they have. @throws CallError */
export async function sendFile({
  path,
  file,
  course,
}: {
  path: string
  file: File
  course: string
}): Promise<ImportReport> {
  const query = new URLSearchParams({ filename: file.name, ...(course ? { course } : {}) })
  const response = await fetch(`${path}?${query}`, {
    method: 'POST',
    credentials: 'include',
    headers: { accept: 'application/json', 'content-type': 'text/csv' },
    body: file,
  }).catch(() => {
    throw new CallError(
      'The server cannot be reached. Nothing was imported; try again when you are online.',
      0,
      'offline',
      null,
    )
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as ImportReport
  const [refusal] = (answer as { errors?: { message?: string }[] } | null)?.errors ?? []
  throw new CallError(
    refusal?.message ?? `The server answered with ${response.status}. Try again.`,
    response.status,
    'refused',
    null,
  )
}
