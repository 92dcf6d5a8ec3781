import { DomainError } from '@/shared/errors'

/** What a provider cannot do, in a sentence for the author who asked. */
export const cannotRewrite = (message: string) =>
  new DomainError({ code: 'generation.cannot-rewrite', status: 422, message })
