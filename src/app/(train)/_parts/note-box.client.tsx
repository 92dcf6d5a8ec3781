'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { TrainerNote } from '@/systems/training/public'
import { request } from '../../(learn)/_parts/request.client'

/** What trainers noted about a lesson, and a place to write it. Learners never see it. */
export function NoteBox({
  version,
  lesson,
  about,
  note,
}: {
  version: number
  lesson: string
  about: string
  note: TrainerNote | null
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const text = String(new FormData(event.currentTarget).get('text') ?? '')
    setBusy(true)
    setProblem(null)
    try {
      await request('POST', '/api/trainer-notes/write', { version, lesson, text, revision: note?.revision ?? 0 })
      setOpen(false)
      router.refresh()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }

  if (!open) {
    return (
      <div className="note-box">
        {note?.text ? (
          <>
            <p className="text">{note.text}</p>
            <p className="small dim">
              {note.writtenBy ?? 'A trainer'}, {note.writtenAt.slice(0, 10)}
            </p>
          </>
        ) : null}
        <button
          type="button"
          className={note?.text ? 'btn quiet' : 'btn'}
          onClick={() => setOpen(true)}
          aria-label={`${note?.text ? 'Change the note on' : 'Write a note on'} ${about}`}
        >
          {note?.text ? 'Change the note' : 'Write a note'}
        </button>
      </div>
    )
  }
  return (
    <form className="note-box" method="post" onSubmit={(event) => void save(event)}>
      <label className="field">
        <span>Note for trainers on {about}</span>
        <textarea
          name="text"
          defaultValue={note?.text ?? ''}
          maxLength={10000}
          // The button that opened it asked for it.
          autoFocus
        />
      </label>
      <p role="alert" className={problem ? 'note bad mid' : undefined}>
        {problem}
      </p>
      <div className="acts">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {busy ? 'Saving…' : 'Save'}
        </button>
        <button type="button" className="btn quiet" onClick={() => setOpen(false)}>
          Cancel
        </button>
      </div>
    </form>
  )
}
