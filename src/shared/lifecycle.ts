import { DomainError } from './errors'

/** Refuses (409) a move that the state table does not allow, and says which moves it does. */
export function assertMove<State extends string>({
  moves,
  from,
  to,
  what,
}: {
  moves: Record<State, readonly State[]>
  from: State
  to: State
  what: string
}): void {
  const allowed = moves[from]
  if (allowed.includes(to)) return
  throw new DomainError({
    code: 'state.illegal-move',
    status: 409,
    message: `${what} is "${from}" and cannot become "${to}". ${
      allowed.length ? `From here it can become: ${allowed.join(', ')}.` : 'This state is final.'
    }`,
  })
}
