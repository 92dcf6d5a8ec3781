import { callApi } from '../../shared/call-api'

/** Sends a file with its fields, as Payload's own forms do. @throws CallError */
export function sendForm<Answer>({ path, file, data }: { path: string; file: File; data: object }): Promise<Answer> {
  const body = new FormData()
  body.append('file', file)
  body.append('_payload', JSON.stringify(data))
  return callApi<Answer>({
    path,
    body,
    offline: 'The server cannot be reached. Look at the list of versions, then try again.',
  })
}
