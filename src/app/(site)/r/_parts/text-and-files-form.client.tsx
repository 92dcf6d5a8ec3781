'use client'
import { useState, type FormEvent, type ReactNode } from 'react'
import { FileList, sendable, type ChosenFile } from '../../request/file-list.client'
import { fileRules, useAct } from './use-act.client'

/** What a client writes on the status page: words, files, or both. Nothing typed is lost when it cannot be sent. */
export function TextAndFilesForm({
  token,
  to,
  label,
  rows,
  hint,
  button,
  nothing,
  focus = false,
  before,
  after,
  onSent,
}: {
  token: string
  to: 'answers' | 'messages'
  label: string
  rows: number
  /** Beside the files. */
  hint: string
  button: string
  /** Said where neither words, files nor a choice are given. */
  nothing: string
  focus?: boolean
  /** Fields above the words, and buttons beside the one that sends. */
  before?: ReactNode
  after?: ReactNode
  onSent?: () => void
}) {
  const { busy, problem, setProblem, send } = useAct(token)
  const [files, setFiles] = useState<ChosenFile[]>([])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const good = sendable(files)
    const text = form.get('text')
    if (!good) return setProblem('One of the files cannot be sent. Remove it first.')
    if (!form.get('choice') && good.length === 0 && (typeof text !== 'string' || text.trim() === ''))
      return setProblem(nothing)
    form.delete('files')
    for (const file of good) form.append('files', file)
    if (await send(to, form)) {
      setFiles([])
      element.reset()
      onSent?.()
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      {before}
      <div className="field">
        <label htmlFor={to}>{label}</label>
        <textarea id={to} name="text" rows={rows} maxLength={4000} autoFocus={focus} />
      </div>
      <FileList files={files} onChange={setFiles} rules={fileRules} label="Files" hint={hint} />
      {problem && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <p className="go">
        <button type="submit" className="btn pri" aria-disabled={busy}>
          {busy ? 'Sending …' : button}
        </button>
        {after}
      </p>
    </form>
  )
}
