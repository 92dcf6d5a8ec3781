import { DomainError } from '@/shared/errors'

export const notSignedIn = () =>
  new DomainError({ code: 'auth.required', status: 401, message: 'Please sign in first.' })

export const personNotFound = () =>
  new DomainError({ code: 'person.not-found', status: 404, message: 'There is no such person that you may see.' })

/** One text for every link that does not work, whatever the reason: an answer must not tell who has an account. */
export const linkInvalid = () =>
  new DomainError({
    code: 'link.invalid',
    status: 410,
    message: 'This link does not work any more: it was used already, or it is too old. Ask for a new one.',
  })

export const passwordWrong = () =>
  new DomainError({ code: 'account.password-wrong', status: 403, message: 'This is not your password.' })
