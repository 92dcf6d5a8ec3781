'use client'
import { useId, useState } from 'react'

type Option = { id?: number; name: string; people: number }

/** More than this, and a filter helps. */
const MANY = 12

/** Several of a list, with how many people each means. */
export function Ticks({
  legend,
  options,
  chosen = [],
  onChange,
  empty,
}: {
  legend: string
  options: readonly Option[]
  chosen: string[] | undefined
  onChange: (values: string[]) => void
  empty: string
}) {
  const id = useId()
  const [filter, setFilter] = useState('')
  const valueOf = (option: Option) => (option.id === undefined ? option.name : String(option.id))
  const shown = options.filter(
    (option) => chosen.includes(valueOf(option)) || option.name.toLowerCase().includes(filter.trim().toLowerCase()),
  )
  return (
    <fieldset className="cwa-field cwa-ticks">
      <legend>{legend}</legend>
      {options.length === 0 && <p className="cwa-quiet">{empty}</p>}
      {options.length > MANY && (
        <input
          type="search"
          aria-label={`Find in ${legend.toLowerCase()}`}
          placeholder="Find"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <div className="cwa-ticks-list">
        {shown.map((option) => {
          const value = valueOf(option)
          return (
            <label key={value} htmlFor={`${id}-${value}`}>
              <input
                id={`${id}-${value}`}
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
                }
              />
              <span>{option.name}</span>
              <span className="cwa-quiet">{option.people}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
