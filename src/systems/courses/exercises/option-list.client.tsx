'use client'
import { useId } from 'react'
import { usePlayer } from '@/player/context'
import { MarkNote, toneOf } from '@/player/mark-note'
import { asLabels } from './answers'
import type { Marks } from './exercise-kind'

/** Radio buttons, or tick boxes where more than one may be picked. */
export function OptionList({
  label,
  options,
  many,
  answer,
  onChange,
  disabled,
  marks = {},
}: {
  label: string
  options: { id: string; text: string }[]
  many: boolean
  answer: unknown
  onChange(answer: string[]): void
  disabled?: boolean
  marks?: Marks
}) {
  const { t } = usePlayer()
  const name = useId()
  const picked = asLabels(answer)
  const pick = (id: string, on: boolean) =>
    onChange(many ? [...picked.filter((other) => other !== id), ...(on ? [id] : [])] : [id])
  return (
    <div className="cw-options" role={many ? 'group' : 'radiogroup'} aria-label={label}>
      {many && <p className="cw-hint">{t('pickMany')}</p>}
      {options.map(({ id, text }) => (
        <label key={id} className={`cw-option-row${toneOf(marks[id])}`}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={id}
            checked={picked.includes(id)}
            disabled={disabled}
            onChange={(event) => pick(id, event.currentTarget.checked)}
          />
          <span>
            {text}
            <MarkNote mark={marks[id]} />
          </span>
        </label>
      ))}
    </div>
  )
}
