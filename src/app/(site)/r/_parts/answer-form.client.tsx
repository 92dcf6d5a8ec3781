'use client'
import type { ClientStatus } from '@/systems/sales/public'
import { Check } from '../../request/fields.client'
import { onDay } from '../../../(learn)/_parts/when'
import { TextAndFilesForm } from './text-and-files-form.client'

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
  return (
    <section className="panel act" aria-labelledby={`question-${question.id}`}>
      <p className="label">
        Question from {question.byName}, {onDay(question.at)}
        {count > 1 && ` · 1 of ${count}`}
      </p>
      <h2 id={`question-${question.id}`} className="asked">
        {question.text}
      </h2>
      <TextAndFilesForm
        key={question.id}
        token={token}
        to="answers"
        label={question.choices.length > 0 ? 'Anything to add' : 'Your answer'}
        rows={3}
        hint="If a document says it better."
        button="Send answer"
        nothing="Choose or write an answer, or send a file."
        before={
          <>
            <input type="hidden" name="question" value={question.id} />
            {question.choices.length > 0 && (
              <fieldset>
                <legend className="vh">Your answer</legend>
                {question.choices.map((choice) => (
                  <Check key={choice} kind="radio" name="choice" value={choice} label={choice} />
                ))}
              </fieldset>
            )}
          </>
        }
      />
    </section>
  )
}
