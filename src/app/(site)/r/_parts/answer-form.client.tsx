'use client'
import { useState, type FormEvent } from 'react'
import type { ClientStatus } from '@/systems/sales/public'
import { Check } from '../../request/fields.client'
import { FileList, sendable, type ChosenFile } from '../../request/file-list.client'
import { onDay } from '../../../(learn)/_parts/when'
import { fileRules, useAct } from './use-act.client'

/** One question at a time, the oldest first. */
export function OpenQuestion({
  token,
  question,
  count,
}: {
  token: string
  question: ClientStatus['questions'][number]
  count: number
}) {
  const { busy, problem, setProblem, send } = useAct(token)
  const [files, setFiles] = useState<ChosenFile[]>([])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const good = sendable(files)
    if (!good) {
      setProblem('One of the files cannot be sent. Remove it first.')
      return
    }
    form.delete('files')
    for (const file of good) form.append('files', file)
    const text = form.get('text')
    if (!form.get('choice') && good.length === 0 && (typeof text !== 'string' || text.trim() === '')) {
      setProblem('Choose or write an answer, or send a file.')
      return
    }
    if (await send('answers', form)) {
      setFiles([])
      element.reset()
    }
  }
  return (
    <section className="panel act" aria-labelledby={`question-${question.id}`}>
      <p className="label">
        Question from {question.byName}, {onDay(question.at)}
        {count > 1 && ` · 1 of ${count}`}
      </p>
      <h2 id={`question-${question.id}`} className="asked">
        {question.text}
      </h2>
      <form key={question.id} onSubmit={(event) => void submit(event)}>
        <input type="hidden" name="question" value={question.id} />
        {question.choices.length > 0 && (
          <fieldset>
            <legend className="vh">Your answer</legend>
            {question.choices.map((choice) => (
              <Check key={choice} kind="radio" name="choice" value={choice} label={choice} />
            ))}
          </fieldset>
        )}
        <div className="field">
          <label htmlFor="answer">{question.choices.length > 0 ? 'Anything to add' : 'Your answer'}</label>
          <textarea id="answer" name="text" rows={3} maxLength={4000} />
        </div>
        <FileList
          files={files}
          onChange={setFiles}
          rules={fileRules}
          label="Files"
          hint="If a document says it better."
        />
        {problem && (
          <p className="note bad" role="alert">
            {problem}
          </p>
        )}
        <p className="go">
          <button type="submit" className="btn pri" aria-disabled={busy}>
            {busy ? 'Sending …' : 'Send answer'}
          </button>
        </p>
      </form>
    </section>
  )
}
