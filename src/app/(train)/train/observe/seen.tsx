import type { ObservationRow } from '@/systems/training/public'

/** What was seen, line by line. */
export function Seen({ observation }: { observation: Pick<ObservationRow, 'items' | 'note'> }) {
  return (
    <>
      <ul className="seen">
        {observation.items.map(({ label, text, critical, observed, note }) => (
          <li key={label}>
            <span className={observed ? 'st c-ok' : 'st c-bad'}>
              <svg
                className="mk"
                viewBox="0 0 16 16"
                aria-hidden="true"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.8"
              >
                <path d={observed ? 'M2.5 8.5l3.5 3.5 7.5-8' : 'M3.5 3.5l9 9m0-9l-9 9'} />
              </svg>
              {observed ? 'Seen' : 'Not seen'}
            </span>
            <span>
              {text}
              {critical ? <small className="c-bad"> Critical</small> : null}
              {note ? <small className="dim"> “{note}”</small> : null}
            </span>
          </li>
        ))}
      </ul>
      {observation.note ? <p className="mid">“{observation.note}”</p> : null}
    </>
  )
}
