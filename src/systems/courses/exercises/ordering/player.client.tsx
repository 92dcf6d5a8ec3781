'use client'
import { useEffect, useRef, useState } from 'react'
import { usePlayer } from '@/player/context'
import { Icon } from '@/player/icons'
import { MarkNote, toneOf } from '@/player/mark-note'
import { asLabels } from '../answers'
import type { ExercisePlayerProps } from '../player-props'

/** Lines with an up and a down button. Focus stays on the line that moves, and its new place is announced. */
export function OrderingPlayer({ exercise, answer, onChange, disabled, result }: ExercisePlayerProps<'ordering'>) {
  const { t } = usePlayer()
  const list = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<{ id: string; by: number; place: number } | null>(null)
  const items = inOrder(exercise.items, answer)

  useEffect(() => {
    if (!moved) return
    const button = list.current?.querySelector<HTMLElement>(`[data-item="${moved.id}"] [data-by="${moved.by}"]`)
    button?.focus()
  }, [moved])

  const move = (from: number, by: number) => {
    const to = from + by
    const ids = items.map(({ id }) => id)
    const [id] = ids.splice(from, 1)
    if (id === undefined || to < 0 || to > ids.length) return
    ids.splice(to, 0, id)
    onChange(ids)
    setMoved({ id, by, place: to + 1 })
  }
  const text = moved && items.find(({ id }) => id === moved.id)?.text
  return (
    <div className="cw-ordering">
      <p className="cw-hint">{t('orderHint')}</p>
      <ol aria-label={t('yourOrder')} ref={list}>
        {items.map((item, at) => (
          <li key={item.id} data-item={item.id} className={`cw-order-row${toneOf(result?.marks[item.id])}`}>
            <span className="cw-order-number">{at + 1}</span>
            <div>
              <p>{item.text}</p>
              <MarkNote mark={result?.marks[item.id]} phrase="markPlace" />
            </div>
            <span className="cw-order-buttons">
              <Arrow
                name="up"
                label={t('moveUp', { text: item.text })}
                off={disabled || at === 0}
                onMove={() => move(at, -1)}
              />
              <Arrow
                name="down"
                label={t('moveDown', { text: item.text })}
                off={disabled || at === items.length - 1}
                onMove={() => move(at, 1)}
              />
            </span>
          </li>
        ))}
      </ol>
      <p className="cw-hidden" aria-live="assertive">
        {moved && text ? t('moved', { text, n: moved.place, of: items.length }) : ''}
      </p>
    </div>
  )
}

/** `aria-disabled` instead of `disabled`: a button that switches off must not lose the focus it has. */
function Arrow({ name, label, off, onMove }: { name: 'up' | 'down'; label: string; off: boolean; onMove(): void }) {
  return (
    <button
      type="button"
      className="cw-button cw-square"
      aria-label={label}
      aria-disabled={off}
      data-by={name === 'up' ? -1 : 1}
      onClick={() => {
        if (!off) onMove()
      }}
    >
      <Icon name={name} />
    </button>
  )
}

function inOrder<Item extends { id: string }>(items: Item[], answer: unknown): Item[] {
  const place = new Map(asLabels(answer).map((id, at) => [id, at]))
  return place.size
    ? [...items].sort((a, b) => (place.get(a.id) ?? items.length) - (place.get(b.id) ?? items.length))
    : items
}
