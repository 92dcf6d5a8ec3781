import type { Payload, PayloadRequest } from 'payload'
import type { z } from 'zod'

import type { EventType } from '@/shared/events'

import { secondsOf, slotInput, type Interval, type Slot } from './slots'

export type RunInfo = {
  id: number
  key: string
  /** Tries since the last finished step, this one included. */
  attempt: number
  /** Organisation and user of the event or request that caused the run. */
  organisation: number | null
  actor: number | null
}

/** Why a run failed: `code` for programs, `message` for people, `step` where it stood. */
export type RunError = { code: string; message: string; step: string | null; permanent: boolean; stack?: string }

export type JobContext<Input> = {
  input: Input
  payload: Payload
  run: RunInfo
  /** Aborted when the run is cancelled, was taken over by another worker, or the process is stopping. Hand it to slow calls. */
  signal: AbortSignal
  /** Shows people how far it is. Written at most five times a second; throws when the run is no longer ours. */
  progress(done: number, total: number, label?: string): Promise<void>
  /**
   * One part of the work, done once. When an earlier try finished `name`, its stored value is returned. Else `compute` runs
   * outside of any transaction (slow work, paid calls); then one transaction checks that the run is still ours, runs
   * `commit`, and stores the value. Values go through JSON, so that a resumed run sees what an undisturbed one saw.
   * Effects belong in `commit`, through the request it is given.
   */
  step<T>(
    name: string,
    compute: () => T | Promise<T>,
    commit?: (req: PayloadRequest, value: T) => Promise<void>,
  ): Promise<T>
}

export type JobOptions<Input> = {
  /** Its path: `sops.ingest-version`. */
  name: string
  /** Events that start it; their payload is its input. */
  on?: EventType | EventType[]
  /** Two inputs with one key are one piece of work. `event` is absent where the run was asked for by `enqueue`. */
  key(input: Input, event?: { id: number; type: string }): string
  input: z.ZodType<Input>
  /** Tries without progress before it is dead. */
  attempts?: number
  /** How long after its last sign of life a run is taken from its worker. Recovery after kill -9 takes this and two seconds. */
  lockSeconds?: number
  /** Runs of this job at one time in one process. */
  concurrency?: number
  /** Seconds before try `attempt + 1`. By default 1, 3, 9, 27 … at most 300, with a fifth of jitter. */
  backoffSeconds?(attempt: number): number
  run(context: JobContext<Input>): Promise<void>
  /** Called in the transaction that declares the run dead, to tell the domain (a version becomes `failed`). */
  died?(req: PayloadRequest, death: { input: Input; run: RunInfo; error: RunError }): Promise<void>
}

/** Work that comes again: its input is the slot, and so is its key, so that restarts and other servers never run one twice. */
export type RecurringJobOptions = Omit<JobOptions<Slot>, 'on' | 'key' | 'input'> & { every: Interval }

export type JobDefinition<Input = unknown> = Readonly<
  Omit<JobOptions<Input>, 'on' | 'attempts' | 'lockSeconds'> & {
    on: readonly EventType[]
    attempts: number
    lockSeconds: number
    /** Seconds from slot to slot of a recurring job. */
    every?: number
  }
>

/** Declares a piece of background work, caused by events or by `enqueue`, or recurring. The body is one command call, imported lazily. */
export function defineJob(options: RecurringJobOptions): JobDefinition<Slot>
export function defineJob<Input>(options: JobOptions<Input>): JobDefinition<Input>
export function defineJob<Input>(
  options: JobOptions<Input> | RecurringJobOptions,
): JobDefinition<Input> | JobDefinition<Slot> {
  if ('every' in options) {
    const every = secondsOf(options.every)
    return Object.freeze({
      attempts: 5,
      lockSeconds: 10,
      key: ({ slot }: Slot) => slot,
      input: slotInput,
      ...options,
      on: [],
      every,
    })
  }
  const on = options.on === undefined ? [] : [options.on].flat()
  return Object.freeze({ attempts: 5, lockSeconds: 10, ...options, on })
}
