import { useState } from 'react'
import type { Attempt, PlayerHost } from './types'
import { useSending } from './use-sending'

/** The answers of an attempt: kept here at once, and on their way to the host. */
export function useAnswers(host: Pick<PlayerHost, 'saveAnswer'>, { attempt, answers: given = {} }: Attempt) {
  const [answers, setAnswers] = useState(given)
  const { line, waiting } = useSending<unknown>((exercise, answer) => host.saveAnswer(attempt, exercise, answer))
  const answer = (id: string, value: unknown) => {
    line.put(id, value)
    setAnswers((before) => ({ ...before, [id]: value }))
  }
  return { answers, answer, flush: line.flush, settle: line.settle, waiting }
}
