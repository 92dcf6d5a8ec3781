'use client'
import { useId } from 'react'

/** By field name, what is wrong. */
export type Mistakes = Record<string, string>

/** A text field, of several lines where `lines` says so, with its mistake between label and field. */
export function Field({
  name,
  label,
  hint,
  type = 'text',
  lines,
  autoComplete,
  required = false,
  narrow = false,
  mistakes,
}: {
  name: string
  label: string
  hint?: string
  type?: 'text' | 'email' | 'date'
  lines?: number
  autoComplete?: string
  required?: boolean
  narrow?: boolean
  mistakes: Mistakes
}) {
  const id = `field-${name}`
  const mistake = mistakes[name]
  const described = [hint && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(' ')
  const common = {
    id,
    name,
    required,
    'aria-invalid': mistake ? true : undefined,
    'aria-describedby': described || undefined,
  }
  return (
    <div className={narrow ? 'field narrow' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {mistake && (
        <p className="mistake" id={`${id}-mistake`}>
          {mistake}
        </p>
      )}
      {lines ? (
        <textarea {...common} rows={lines} maxLength={4000} />
      ) : (
        <input {...common} type={type} autoComplete={autoComplete} maxLength={type === 'date' ? undefined : 254} />
      )}
    </div>
  )
}

export function Select({
  name,
  label,
  options,
}: {
  name: string
  label: string
  options: readonly (readonly [value: string, label: string])[]
}) {
  const id = `field-${name}`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** One box of several, or one of several choices. */
export function Check({
  name,
  value,
  label,
  hint,
  checked = false,
  kind = 'checkbox',
}: {
  name: string
  value: string
  label: string
  hint?: string
  checked?: boolean
  kind?: 'checkbox' | 'radio'
}) {
  const id = useId()
  return (
    <label className="option" htmlFor={id}>
      <input id={id} type={kind} name={name} value={value} defaultChecked={checked} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  )
}
