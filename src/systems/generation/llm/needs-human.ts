import { DomainError } from '@/shared/errors'
import type { Trouble } from './model'
import { refusedAddress } from './refusal'
import type { Refusal, Wire } from './wire'

const passing: readonly Trouble[] = ['rate-limited', 'unavailable', 'timeout']

const says: Record<Trouble, (service: string, settings: string) => string> = {
  'rate-limited': (service) => `${service} takes no more requests for now: its limit is reached. Try again later.`,
  unavailable: (service) => `${service} does not answer properly at the moment. Try again later.`,
  timeout: (service) => `${service} did not finish its answer in time. Try again later, or choose a faster model.`,
  'request-refused': (service, settings) => `${service} refused the request. Check ${settings}.`,
  refusal: (service) =>
    `The model of ${service} refused to write this part. Look at the passages it is about, or choose another provider.`,
  truncated: (service) =>
    `The answers of ${service} were cut off. Choose a model that writes longer answers, or draft from a shorter SOP.`,
  empty: (service) => `${service} answered with nothing. Try again, or choose another model.`,
  malformed: (service) => `The answers of ${service} could not be read. Choose another model.`,
  schema: (service) => `The answers of ${service} had not the form that was asked for. Choose another model.`,
  'wrong-language': (service) => `${service} wrote in another language than the SOP’s. Choose another model.`,
  'unknown-segment': (service) => `${service} cited passages that the SOP does not have. Choose another model.`,
  incomplete: (service) => `${service} left out too much of the SOP. Choose another model.`,
}

const refused: Record<Refusal, (service: string, settings: string, model: string) => string> = {
  key: (service, settings) => `${service} does not accept the key. Check ${settings}.`,
  model: (service, settings, model) =>
    `${service} does not know the model “${model}”, or the key may not use it. Check ${settings}.`,
  quota: (service) =>
    `The account at ${service} has no money or quota left. Whoever pays for it has to add some, or raise its limit.`,
  address: () => 'This address may not be connected to.',
}

/**
 * Nothing usable came within the budget: a person has to decide. A job tries again by itself (503) where time alone may
 * mend it, and not where it would only pay for the same again (422).
 */
export class NeedsHuman extends DomainError {
  readonly retryAfterSeconds: number | undefined

  constructor({
    wire: { service, settings, model },
    task,
    trouble,
    retryAfterSeconds,
    refusal,
    error,
  }: {
    wire: Pick<Wire, 'service' | 'settings' | 'model'>
    task: string
    trouble: Trouble
    retryAfterSeconds?: number | undefined
    refusal?: Refusal | undefined
    /** What the library threw; only our own refusal of an address is read from it. */
    error?: unknown
  }) {
    const why = trouble === 'request-refused' ? refusal : undefined
    super({
      code: 'generation.needs-human',
      status: passing.includes(trouble) ? 503 : 422,
      message:
        refusedAddress(error)?.message ??
        (why ? refused[why](service, settings, model) : says[trouble](service, settings)),
      detail: { cause: trouble, task, model, ...(why ? { refusal: why } : {}) },
    })
    this.retryAfterSeconds = retryAfterSeconds
  }
}
