import { env } from '@/shared/env'
import { providerNotSetUp, unknownProvider } from '../errors'
import type { LlmProvider } from '../provider'
import { aiIsOff } from '../settings/errors'
import { runTime } from '../settings/run-time'
import { providersFrom, type ProviderSettings } from './by-environment'

let chosen: readonly LlmProvider[] | undefined

/** Every provider that can draft a course, the default first. By the environment, unless others were chosen. */
export const providers = (): readonly LlmProvider[] => (chosen ??= providersFrom(env satisfies ProviderSettings))

/** For a project that brings its own, and for tests. The first is the default; nothing: by the environment again. */
export function chooseProviders(list?: readonly LlmProvider[]): void {
  chosen = list
}

/** The first one; where no AI is used on this server, the first that asks no model. */
export const defaultProvider = (): LlmProvider => {
  const first = providers().find(({ model }) => model === null || runTime().ai === 'on')
  if (!first) throw unknownProvider('', [])
  return first
}

/**
 * The provider of this name by the environment, ready to be used. What an organisation has chosen: `providerFor`.
 *
 * @throws DomainError `generation.unknown-provider`, `generation.ai-off`, `generation.provider-not-set-up`
 */
export function providerNamed(name: string): LlmProvider {
  const provider = providers().find((each) => each.name === name)
  if (!provider)
    throw unknownProvider(
      name,
      providers().map((each) => each.name),
    )
  if (provider.model !== null && runTime().ai === 'off') throw aiIsOff('server')
  if (provider.missing) throw providerNotSetUp(provider.title, provider.missing)
  return provider
}
