import { DomainError } from '@/shared/errors'

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
