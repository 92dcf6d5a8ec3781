import type { PayloadRequest } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf, type Person } from '@/systems/identity/public'
import { mayEditFacts } from './policies'

export const noFacts = () =>
  new DomainError({
    code: 'generation.nothing-to-teach',
    status: 422,
    message:
      'No course can be drafted: the SOP holds too little that could be taught and asked about. Check its parse, or choose another SOP.',
  })

export const unknownProvider = (name: string, known: readonly string[]) =>
  new DomainError({
    code: 'generation.unknown-provider',
    message: `There is no provider "${name}". Choose one of: ${known.join(', ')}.`,
  })

export const providerNotSetUp = (title: string, missing: string) =>
  new DomainError({
    code: 'generation.provider-not-set-up',
    status: 409,
    message: `${title} is not set up here: ${missing} is missing. Whoever runs this server can set it; until then, choose the built-in provider.`,
  })

/** @throws auth.required (401), auth.forbidden (403) */
export function mustBeAuthor(req: PayloadRequest): Person {
  const person = personOf(req)
  if (!person) throw new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })
  if (!hasRole(person, ...mayEditFacts)) {
    throw new DomainError({
      code: 'auth.forbidden',
      status: 403,
      message: 'Only authors change the facts of an SOP. Ask one of them.',
    })
  }
  return person
}

export const badFact = (message: string) => new DomainError({ code: 'generation.bad-fact', message })

export const factChanged = () =>
  new DomainError({
    code: 'generation.fact-changed',
    status: 409,
    message:
      'Somebody changed this fact while you were looking at it. Load the page again, and decide on what it says now.',
  })

export const factWithoutReading = () =>
  new DomainError({
    code: 'generation.fact-without-reading',
    status: 409,
    message: 'A person added this fact, so there is no reading to go back to. Edit it, or remove it.',
  })
