import type { RunView } from '@/systems/generation/public'

/** How far a draft is. */
export function RunProgress({ done, total, label }: RunView['progress']) {
  const share = total > 0 ? Math.round((100 * done) / total) : 0
  return (
    <div className="cwa-generation" aria-live="polite">
      <p className="cwa-generation-line">
        <span>{label ?? 'Waiting to start'}</span>
        {total > 0 && (
          <span className="cwa-quiet">
            {done} of {total}
          </span>
        )}
      </p>
      <div
        className="cwa-bar"
        role="progressbar"
        aria-label="Drafting"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
      >
        <i style={{ width: `${Math.max(2, share)}%` }} />
      </div>
    </div>
  )
}
