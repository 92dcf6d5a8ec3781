'use client'
import type { ParseToCheck } from './load-parse'

/** The places where the reading may be wrong, first. */
export function Doubts({
  parse,
  open,
  checked,
  onSelect,
  onCheck,
}: {
  parse: ParseToCheck
  open: boolean
  checked: ReadonlySet<number>
  onSelect: (segment: string) => void
  onCheck: (at: number, on: boolean) => void
}) {
  if (parse.doubts.length === 0) return null
  return (
    <div className="cwa-doubts">
      {open && parse.doubts.length > 3 && (
        <label className="cwa-doubt-check">
          <input
            type="checkbox"
            checked={checked.size === parse.doubts.length}
            onChange={(event) => parse.doubts.forEach((_, at) => onCheck(at, event.target.checked))}
          />
          <span>I have looked at all of them: right as read</span>
        </label>
      )}
      <ol>
        {parse.doubts.map((doubt, at) => {
          const segment = parse.segments.find((one) => one.key === doubt.segment)
          const page = doubt.page ?? segment?.page
          return (
            <li key={at} className={checked.has(at) ? 'cwa-doubt-done' : undefined}>
              <div>
                <p>
                  <b>{at + 1}.</b> {doubt.message}
                  {page ? <span className="cwa-quiet"> Page {page}.</span> : null}
                </p>
                {segment && (
                  <button type="button" className="cwa-doubt-text" onClick={() => onSelect(segment.key)}>
                    {segment.cells
                      ? segment.cells.join(' | ')
                      : segment.text.length > 280
                        ? `${segment.text.slice(0, 270)}…`
                        : segment.text}
                  </button>
                )}
              </div>
              {open && (
                <label className="cwa-doubt-check">
                  <input
                    type="checkbox"
                    checked={checked.has(at)}
                    onChange={(event) => onCheck(at, event.target.checked)}
                  />
                  <span>
                    Right as read<span className="cwa-hidden">: doubt {at + 1}</span>
                  </span>
                </label>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
