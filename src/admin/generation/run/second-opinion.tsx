import type { RunView } from '@/systems/generation/public'

/** What a second model said of the claims, and where it said nothing: then only our own check stands behind them. */
export function SecondOpinion({ model, judged, doubtful, missing }: NonNullable<RunView['secondOpinion']>) {
  return (
    <section aria-label="Second opinion">
      <h3>Second opinion</h3>
      {judged > 0 && (
        <p>
          {model ?? 'A second model'} read {judged === 1 ? 'one statement' : `${judged} statements`} beside{' '}
          {judged === 1 ? 'its' : 'their'} passages and{' '}
          {doubtful === 0 ? 'doubts none.' : `doubts ${doubtful}. The review shows them first.`}
        </p>
      )}
      {missing && <p className="cwa-note">{missing}</p>}
    </section>
  )
}
