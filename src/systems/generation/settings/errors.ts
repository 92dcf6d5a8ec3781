import { DomainError } from '@/shared/errors'

/** Wherever the switch stands. */
export const aiIsOff = (where: 'server' | 'organisation') =>
  new DomainError({
    code: 'generation.ai-off',
    status: 409,
    message:
      where === 'server'
        ? 'No AI is used on this server, so no model can draft or go on with this. Choose the built-in provider.'
        : 'No AI is used in your organisation, so no model can draft or go on with this. Choose the built-in provider, or ask an administrator (Admin, AI).',
  })

export const keyUnreadable = (title: string) =>
  new DomainError({
    code: 'generation.key-unreadable',
    status: 409,
    message: `The key of ${title} cannot be read any more, because the server’s secret was changed. An administrator has to enter the key again (Admin, AI).`,
  })

export const noKeyHere = (title: string) =>
  new DomainError({
    code: 'generation.provider-not-set-up',
    status: 409,
    message: `${title} is not set up: its key is missing. An administrator can enter one (Admin, AI); until then, choose the built-in provider.`,
  })

export const badAddress = (message: string) => new DomainError({ code: 'generation.bad-address', message })

export const keyNeededWithAddress = (title: string) =>
  new DomainError({
    code: 'generation.key-needed-with-address',
    message: `Enter the key of ${title} again with the new address: a stored key is never sent to another server.`,
  })

/** What an administrator can mend; a run that meets it waits, with everything that was paid for. */
export const waitsForSettings: readonly string[] = [
  'generation.ai-off',
  'generation.key-unreadable',
  'generation.provider-not-set-up',
  'generation.bad-address',
]
