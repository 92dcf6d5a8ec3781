'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { request } from '../../(learn)/_parts/request.client'

/** The picture of oneself, and what can be done with it. */
export function Portrait({ id, name, hasAvatar }: { id: number; name: string; hasAvatar: boolean }) {
  const router = useRouter()
  const [version, setVersion] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)

  const done = () => {
    setVersion(version + 1)
    router.refresh()
  }
  const send = async (file: File | undefined) => {
    if (!file) return
    setProblem(null)
    const form = new FormData()
    form.set('file', file)
    const reply = await fetch('/api/users/avatar', { method: 'POST', body: form }).catch(() => null)
    const answer = (await reply?.json().catch(() => null)) as { errors?: { message: string }[] } | null
    if (reply?.ok) done()
    else setProblem(answer?.errors?.[0]?.message ?? 'The picture could not be sent. Try again.')
  }
  const remove = async () => {
    setProblem(null)
    await request('POST', '/api/users/avatar/remove').then(done, (error: Error) => setProblem(error.message))
  }

  return (
    <div className="portrait">
      {hasAvatar ? (
        <img src={`/api/users/${id}/avatar?v=${version}`} alt="You" width={88} height={88} />
      ) : (
        <span className="initials" aria-hidden>
          {name.charAt(0).toUpperCase()}
        </span>
      )}
      <div className="row">
        <label className="btn">
          {hasAvatar ? 'Change the picture' : 'Add a picture'}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp,image/gif,image/heic"
            onChange={(event) => void send(event.currentTarget.files?.[0])}
          />
        </label>
        {hasAvatar ? (
          <button type="button" className="btn quiet" onClick={() => void remove()}>
            Remove it
          </button>
        ) : null}
      </div>
      {problem ? (
        <p className="note bad mid" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
