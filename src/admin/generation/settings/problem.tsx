import type { AiState } from './use-ai-settings'

/** Why a part was not saved. */
export function Problem({ state, part }: { state: AiState; part: string }) {
  if (state.error?.part !== part) return null
  return (
    <p className="cwa-error" role="alert">
      {state.error.message}
    </p>
  )
}
