'use client'
import { ActionButton } from '../../shared/action-button'
import { MissingWords } from './missing-words'
import { nameOf, showPassage, wasRecognised, type ReadingState } from './use-reading'

/** The places where the reading may be wrong, first. */
export function Doubts({ state }: { state: ReadingState }) {
  const { parse, checked } = state
  const open = parse.version.state === 'parse-review'
  if (parse.doubts.length === 0) return null
  return (
    <div className="cwa-doubts">
      {open && parse.doubts.length > 3 && (
        <label className="cwa-doubt-check">
          <input
            type="checkbox"
            checked={parse.doubts.every((doubt) => checked.has(nameOf(doubt)))}
            onChange={(event) => state.check(parse.doubts, event.target.checked)}
          />
          <span>I have looked at all of them: right as read</span>
        </label>
      )}
      <ol>
        {parse.doubts.map((doubt, at) => {
          const segment = parse.segments.find((one) => one.key === doubt.segment)
          const page = doubt.page ?? segment?.page
          return (
            <li key={at} className={checked.has(nameOf(doubt)) ? 'cwa-doubt-done' : undefined}>
              <div>
                <p>
                  <b>{at + 1}.</b> {doubt.message}
                  {page ? <span className="cwa-quiet"> Page {page}.</span> : null}
                </p>
                {segment && (
                  <button
                    type="button"
                    className="cwa-doubt-text"
                    onClick={() => {
                      state.select(segment.key)
                      showPassage(segment.key)
                    }}
                  >
                    {segment.cells
                      ? segment.cells.join(' | ')
                      : segment.text.length > 280
                        ? `${segment.text.slice(0, 270)}…`
                        : segment.text}
                  </button>
                )}
                {!segment && page !== undefined && parse.version.pages !== null && (
                  <ActionButton look="transparent" onClick={() => state.turn(page)}>
                    Show page {page}
                  </ActionButton>
                )}
                {!segment && parse.mayConfirm && doubt.box && wasRecognised(parse, { page: doubt.box.page }) && (
                  <MissingWords state={state} doubt={doubt} />
                )}
              </div>
              {open && (
                <label className="cwa-doubt-check">
                  <input
                    type="checkbox"
                    checked={checked.has(nameOf(doubt))}
                    onChange={(event) => state.check([doubt], event.target.checked)}
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
