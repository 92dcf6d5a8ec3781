'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { sendForm } from '../../request/send-form.client'

/** Sends something by the link, and shows the page anew when it arrived. What was refused is said; nothing typed is lost. */
export function useAct(token: string) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (work: () => Promise<string | null>): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    const refused = await work()
    setProblem(refused)
    setBusy(false)
    if (refused === null) router.refresh()
    return refused === null
  }
  return {
    busy,
    problem,
    setProblem,
    /** JSON. */
    act: (what: string, body: object) =>
      run(async () => {
        const reply = await fetch(`/api/requests/by-link/${token}/${what}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }).catch(() => null)
        if (!reply) return 'The server could not be reached. Check your connection and try again.'
        if (reply.ok) return null
        const answer = (await reply.json().catch(() => null)) as { errors?: { message?: string }[] } | null
        return answer?.errors?.[0]?.message ?? 'This could not be done just now. Try again.'
      }),
    /** A form with files. */
    send: (what: string, form: FormData) =>
      run(async () => {
        const answer = await sendForm({ path: `/api/requests/by-link/${token}/${what}`, form })
        return answer.ok ? null : answer.message
      }),
  }
}

export const fileRules = {
  endings: ['pdf', 'docx', 'pptx', 'xlsx', 'odt', 'md', 'markdown', 'mdx', 'html', 'htm', 'xhtml', 'txt', 'text'],
  mostFiles: 20,
  maxMegabytes: 50,
}
