import type { RunView } from '@/systems/generation/public'
import { reasonWords } from './words'

/** Passages of the SOP that the course does not teach, and why. */
export function LeftOut({ leftOut }: Pick<RunView, 'leftOut'>) {
  const total = leftOut.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  return (
    <section aria-label="Left out">
      <h3>
        Not taught <span className="cwa-quiet">{total} passages</span>
      </h3>
      {leftOut.map(({ reason, count, texts }) => (
        <details key={reason} className="cwa-run-left">
          <summary>
            {reasonWords(reason)} <span className="cwa-quiet">{count}</span>
          </summary>
          <ul>
            {texts.map((text, at) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
          {count > texts.length && <p className="cwa-quiet">and {count - texts.length} more</p>}
        </details>
      ))}
    </section>
  )
}
