import { env } from '@/shared/env'

/** What the operator allows of models on this server. */
type RunTime = {
  ai: 'on' | 'off'
  /** Servers that may lie in a private network, as `host` or `host:port`. */
  allowedHosts: readonly string[]
}

let chosen: Partial<RunTime> = {}

export const runTime = (): RunTime => ({
  ai: env.AI_AT_RUN_TIME,
  allowedHosts: env.LLM_ALLOWED_HOSTS ?? [],
  ...chosen,
})

/** For tests; nothing: by the environment again. */
export function chooseRunTime(over: Partial<RunTime> = {}): void {
  chosen = over
}
