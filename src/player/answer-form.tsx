import type { ReactNode } from 'react'

/** The form that the foot's primary button submits, so that Enter in a field does what the button does. */
export const answerForm = 'cw-answer'

export function AnswerForm({ onSubmit, children }: { onSubmit(): void; children: ReactNode }) {
  return (
    <form
      id={answerForm}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
