'use client'
import { usePlayer } from '@/player/context'
import { Icon } from '@/player/icons'
import { isRecord } from '../answers'
import type { ExercisePlayerProps } from '../player-props'

/** What a trainer will look for. In practice learners tick it off for themselves, which nobody counts. */
export function ChecklistPlayer({ exercise, answer, onChange, practice }: ExercisePlayerProps<'checklist'>) {
  const { t } = usePlayer()
  const ticked = isRecord(answer) ? answer : {}
  return (
    <>
      <p className="cw-hint">{t(practice ? 'tickSelf' : 'observed')}</p>
      <ul className="cw-checklist">
        {exercise.items.map(({ id, text, critical }) => {
          const words = (
            <>
              <span>{text}</span>
              {critical && (
                <span className="cw-state cw-bad">
                  <Icon name="triangle" /> {t('critical')}
                </span>
              )}
            </>
          )
          return (
            <li key={id}>
              {practice ? (
                <label className="cw-tick">
                  <input
                    type="checkbox"
                    checked={ticked[id] === true}
                    onChange={(event) => onChange({ ...ticked, [id]: event.currentTarget.checked })}
                  />
                  {words}
                </label>
              ) : (
                words
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
