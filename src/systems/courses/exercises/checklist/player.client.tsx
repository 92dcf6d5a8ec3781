'use client'
import { usePlayer } from '@/player/context'
import { Icon } from '@/player/icons'
import type { ExercisePlayerProps } from '../player-props'

export function ChecklistPlayer({ exercise }: ExercisePlayerProps<'checklist'>) {
  const { t } = usePlayer()
  return (
    <>
      <p className="cw-hint">{t('observed')}</p>
      <ul className="cw-checklist">
        {exercise.items.map(({ id, text, critical }) => (
          <li key={id}>
            {text}
            {critical && (
              <span className="cw-state cw-bad">
                <Icon name="triangle" /> {t('critical')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
