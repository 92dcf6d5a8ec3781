import type { LlmProvider } from '../provider'
import { builtin } from './builtin'

/** Every provider that can draft a course, the default first. */
export const providers: readonly LlmProvider[] = [builtin]

export function providerNamed(name: string): LlmProvider | undefined {
  return providers.find((provider) => provider.name === name)
}
