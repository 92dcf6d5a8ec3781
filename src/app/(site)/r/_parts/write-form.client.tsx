'use client'
import { useState, type FormEvent } from 'react'
import { FileList, sendable, type ChosenFile } from '../../request/file-list.client'
import { fileRules, useAct } from './use-act.client'

export function WriteForm({ token }: { token: string }) {
  const { busy, problem, setProblem, send } = useAct(token)
  const [files, setFiles] = useState<ChosenFile[]>([])
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const good = sendable(files)
    const text = form.get('text')
    if (!good || (good.length === 0 && (typeof text !== 'string' || text.trim() === ''))) {
      setProblem(good ? 'Write something, or choose a file.' : 'One of the files cannot be sent. Remove it first.')
      return
    }
    form.delete('files')
    for (const file of good) form.append('files', file)
    if (await send('messages', form)) {
      setFiles([])
      element.reset()
      setOpen(false)
      setSent(true)
    }
  }
  if (!open) {
    return (
      <p className="go" aria-live="polite">
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          Write to us or add files
        </button>
        {sent && <span className="dim">Sent. You find it below.</span>}
      </p>
    )
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor="message">Your message</label>
        <textarea id="message" name="text" rows={4} maxLength={4000} autoFocus />
      </div>
      <FileList
        files={files}
        onChange={setFiles}
        rules={fileRules}
        label="Files"
        hint="SOPs that are missing, or newer ones."
      />
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <p className="go">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {busy ? 'Sending …' : 'Send'}
        </button>
        <button type="button" className="btn" onClick={() => setOpen(false)}>
          Cancel
        </button>
      </p>
    </form>
  )
}
