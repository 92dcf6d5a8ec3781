import type { PayloadRequest } from 'payload'
import { env } from '@/shared/env'
import { DomainError } from '@/shared/errors'
import { unknownProvider } from '../errors'
import type { Judge } from '../judge/second-opinion'
import type { Llm } from '../llm/model'
import type { Facts } from '../model'
import type { Prices } from '../llm/prices'
import { pricesFor } from '../pipeline/budget'
import type { LlmProvider, StepContext } from '../provider'
import { defaultProvider, providerNamed, providers } from '../providers'
import { asksForQuestion } from '../rewriting/asks-for-question'
import { serviceOptionsFrom, serviceProvider } from '../providers/by-environment'
import { aiIsOff, noKeyHere } from './errors'
import { openKey } from './keys'
import { assertModelAddress, modelFetch } from './model-address'
import { isService, serviceTitles, type AiSettings, type ModelStep, type Service } from './model'
import { readSettings } from './read-settings'
import { runTime } from './run-time'

const enteredHere = 'the key, the model and the address (Admin, AI)'

/**
 * Who drafts for an organisation: the provider of this name, or the organisation's default, else the environment's. Keys,
 * addresses, models and prices are the organisation's where it has some. Where the default is asked for, each step has the
 * model that was chosen for it; whoever is asked for by another name does all steps, and the built-in provider asks no model.
 *
 * @throws DomainError `generation.unknown-provider`, `generation.ai-off`, `generation.provider-not-set-up`,
 * `generation.key-unreadable`, `generation.bad-address`
 */
export async function providerFor(
  req: PayloadRequest,
  { organisation, name }: { organisation: number; name?: string | undefined },
): Promise<LlmProvider> {
  const settings = await readSettings(req, organisation)
  const chosen = name ?? defaultName(settings)
  const main = resolve(req, settings, chosen)
  if (main.model === null) return main
  const stepped = chosen === defaultName(settings) ? withSteps(req, settings, main) : main
  return whileSwitchedOn(stepped, async () => assertAiIsOn(await readSettings(req, organisation)))
}

/**
 * Who gives a second opinion on what `provider` drafted, for the context of its steps: nobody where none was chosen, and a
 * reason in place of the model where it cannot be asked. A draft of the built-in provider is shown to no model.
 */
export async function judgeFor(
  req: PayloadRequest,
  { organisation, provider }: { organisation: number; provider: Pick<LlmProvider, 'model'> },
): Promise<{ judge?: Judge }> {
  const settings = await readSettings(req, organisation)
  const choice = settings.steps.judge
  if (provider.model === null || !choice || choice.provider === 'builtin') return {}
  try {
    const llm = resolve(req, settings, choice.provider, choice.model).llm?.()
    if (!llm) return {}
    const assertOn = async () => assertAiIsOn(await readSettings(req, organisation))
    return { judge: { llm: watched(llm, assertOn) } }
  } catch (error) {
    if (error instanceof DomainError) return { judge: { missing: error.message } }
    throw error
  }
}

/** A model that looks at the switch before each of its calls. */
const watched = (llm: Llm, assertOn: () => Promise<void>): Llm => ({
  ...llm,
  generateObject: (ask) =>
    llm.generateObject({
      ...ask,
      async before(call) {
        await assertOn()
        await ask.before?.(call)
      },
    }),
})

/** One service's model as it would be asked, whatever it is chosen for. @throws as `providerFor` */
export function resolve(
  req: PayloadRequest,
  settings: AiSettings,
  name: string,
  model: string | null = null,
): LlmProvider {
  if (!isService(name)) return settings.noAi ? withoutModel(providerNamed(name)) : providerNamed(name)
  assertAiIsOn(settings)
  const kept = settings.services[name]
  const wanted = model ?? kept?.model ?? null
  const prices = wanted === null ? undefined : settings.prices[wanted]
  const over = { ...(wanted === null ? {} : { model: wanted }), ...(prices ? { prices } : {}) }
  if (kept && (kept.key || kept.baseURL)) return serviceProvider(name, { ...accessOf(req, settings, name), ...over })
  // The operator's key goes to the operator's address alone: an organisation may choose another model, and nothing else.
  if (wanted === null) return ready(providerNamed(name))
  return ready(serviceProvider(name, { ...serviceOptionsFrom(env, name), ...over }))
}

export const defaultName = ({ defaultProvider: own, noAi }: AiSettings): string =>
  noAi || runTime().ai === 'off' ? plainProvider().name : (own ?? defaultProvider().name)

/** @throws `generation.ai-off` (409) */
export function assertAiIsOn({ noAi }: Pick<AiSettings, 'noAi'>): void {
  if (runTime().ai === 'off') throw aiIsOff('server')
  if (noAi) throw aiIsOff('organisation')
}

/** The organisation's own key with the organisation's own address: neither is ever mixed with the environment's. */
function accessOf(req: PayloadRequest, { organisation, services }: AiSettings, service: Service) {
  const { key = null, baseURL = null } = services[service] ?? {}
  if (baseURL) assertModelAddress(baseURL)
  // Only servers that speak OpenAI's protocol go without a key.
  if (!key && service !== 'openai') throw noKeyHere(serviceTitles[service])
  return {
    settings: enteredHere,
    apiKey: key ? openKey({ secret: req.payload.secret, organisation, service }, key) : undefined,
    ...(baseURL ? { baseURL, fetch: modelFetch } : {}),
  }
}

function ready(provider: LlmProvider): LlmProvider {
  if (provider.missing) throw noKeyHere(provider.title)
  return provider
}

function withoutModel(provider: LlmProvider): LlmProvider {
  if (provider.model !== null) throw aiIsOff('organisation')
  return provider
}

function plainProvider(): LlmProvider {
  const plain = providers().find(({ model }) => model === null)
  if (!plain)
    throw unknownProvider(
      'builtin',
      providers().map(({ name }) => name),
    )
  return plain
}

function withSteps(req: PayloadRequest, settings: AiSettings, main: LlmProvider): LlmProvider {
  const by = (step: ModelStep) => {
    const choice = settings.steps[step]
    return choice ? resolve(req, settings, choice.provider, choice.model) : main
  }
  const [outline, write, question] = [by('outline'), by('write'), by('question')]
  const { askExercises: _asksForWriter, parts: _plansForWriter, ...writer } = write
  const asked = [outline, write, question].filter(({ model }) => model !== null)
  return {
    ...writer,
    name: main.name,
    title: main.title,
    model: [...new Set(asked.map(({ model }) => model))].join(', ') || main.model,
    prices: dearest(asked),
    facts: main.facts,
    // What one of them cannot read is not taught: each writes about all of it.
    readable: (context, facts) =>
      [outline, write, question].reduce((left, one) => one.readable?.(context, left) ?? left, facts),
    objectives: outline.objectives,
    outline: outline.outline,
    ...(outline.parts ? { parts: outline.parts } : {}),
    exercises: question.exercises,
    ...(question.askExercises ? { askExercises: question.askExercises } : {}),
    ...(write.rewrite && question.rewrite ? { rewrite: eachByItsOwn(write.rewrite, question.rewrite) } : {}),
  }
}

type Rewrite = NonNullable<LlmProvider['rewrite']>

/** A part is written anew by whoever wrote it: questions have a step of their own. */
const eachByItsOwn =
  (write: Rewrite, question: Rewrite): Rewrite =>
  (context, ask) =>
    (asksForQuestion(ask) ? question : write)(context, ask)

/** What several models cost at most, so that a budget holds; null where nobody knows the price of one. */
function dearest(asked: readonly LlmProvider[]): Prices | null {
  const prices = asked.map(pricesFor)
  return prices.reduce((one, other) =>
    one && other
      ? {
          input: Math.max(one.input, other.input),
          cached: Math.max(one.cached, other.cached),
          cacheWrites: Math.max(one.cacheWrites ?? one.input, other.cacheWrites ?? other.input),
          output: Math.max(one.output, other.output),
          of: one.of < other.of ? one.of : other.of,
        }
      : null,
  )
}

/** Looks at the switch before every call, so that switching it off stops a run under way. */
function whileSwitchedOn(provider: LlmProvider, assertOn: () => Promise<void>): LlmProvider {
  const guarded = (context: StepContext): StepContext => ({
    ...context,
    async before(call) {
      await assertOn()
      await context.before?.(call)
    },
  })
  const { askExercises, parts, rewrite, translate } = provider
  return {
    ...provider,
    objectives: (context, state) => provider.objectives(guarded(context), state),
    outline: (context, state) => provider.outline(guarded(context), state),
    lessons: (context, state) => provider.lessons(guarded(context), state),
    exercises: (context, state) => provider.exercises(guarded(context), state),
    ...(parts
      ? {
          parts: {
            count: parts.count,
            plan: (context: StepContext, state: { facts: Facts }, part: number) =>
              parts.plan(guarded(context), state, part),
          },
        }
      : {}),
    ...(askExercises
      ? { askExercises: (context, state, lesson) => askExercises(guarded(context), state, lesson) }
      : {}),
    ...(rewrite ? { rewrite: (context, ask) => rewrite(guarded(context), ask) } : {}),
    ...(translate ? { translate: (context, content, language) => translate(guarded(context), content, language) } : {}),
  }
}
