/** What the server said to a form. `mistakes`: at which field, or file, what is wrong. */
export type FormAnswer =
  | { ok: true }
  | {
      ok: false
      code: string
      message: string
      mistakes: { field: string; message: string; file?: string }[]
      /** To send it with again, where the page was open for too long. */
      token?: string
    }

/**
 * Sends a form with files and tells how far the upload is (0 to 1). `abort` of the signal stops it.
 * Never throws: what went wrong is an answer too.
 */
export function sendForm({
  path,
  form,
  onProgress,
  signal,
}: {
  path: string
  form: FormData
  onProgress?: (share: number) => void
  signal?: AbortSignal
}): Promise<FormAnswer> {
  return new Promise((resolve) => {
    // fetch cannot tell how much of a body has gone out.
    const call = new XMLHttpRequest()
    call.open('POST', path)
    call.setRequestHeader('accept', 'application/json')
    call.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total)
    }
    call.onload = () => resolve(answerOf(call))
    call.onerror = () =>
      resolve(
        failed('offline', 'The server could not be reached. Check your connection and send it again; nothing is lost.'),
      )
    call.onabort = () => resolve(failed('stopped', 'The upload was stopped. Nothing was sent.'))
    signal?.addEventListener('abort', () => call.abort())
    call.send(form)
  })
}

function answerOf(call: XMLHttpRequest): FormAnswer {
  if (call.status >= 200 && call.status < 300) return { ok: true }
  let refusal: { message?: string; data?: { code?: string; detail?: unknown } | null } | undefined
  try {
    refusal = (JSON.parse(call.responseText) as { errors?: (typeof refusal)[] }).errors?.[0]
  } catch {
    refusal = undefined
  }
  const detail = refusal?.data?.detail
  const token = (detail as { token?: unknown } | null | undefined)?.token
  return {
    ...failed(
      refusal?.data?.code ?? 'failed',
      refusal?.message ?? 'This could not be sent just now. Try again in a moment; nothing you typed is lost.',
    ),
    mistakes: Array.isArray(detail) ? detail.filter(isMistake) : [],
    ...(typeof token === 'string' ? { token } : {}),
  }
}

const failed = (code: string, message: string) => ({ ok: false as const, code, message, mistakes: [] })

const isMistake = (value: unknown): value is { field: string; message: string } =>
  typeof value === 'object' && value !== null && 'field' in value && 'message' in value
