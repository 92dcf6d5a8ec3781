'use client'
import { usePlayer } from '@/player/context'
import { isSafePicture } from '@/player/picture'
import { OptionList } from '../option-list.client'
import type { ExercisePlayerProps } from '../player-props'

/** The picture with its places numbered, and the same places as a list to pick from. */
export function HotspotPlayer({ exercise, result, ...form }: ExercisePlayerProps<'hotspot'>) {
  const { t, picture } = usePlayer()
  const src = picture(exercise.src)
  const options = exercise.options.map(({ id, text }, at) => ({ id, text: `${at + 1}. ${text}` }))
  return (
    <>
      {isSafePicture(src) ? (
        <div className="cw-hotspot">
          <img src={src} alt={exercise.alt} />
          <svg aria-hidden="true" focusable="false">
            {exercise.options.map(({ id, shape }, at) => {
              const [x = 0, y = 0, width = 0, height = 0] = shape
              return (
                <g key={id}>
                  <rect x={percent(x)} y={percent(y)} width={percent(width)} height={percent(height)} />
                  <text x={percent(x + width / 2)} y={percent(y + height / 2)}>
                    {at + 1}
                  </text>
                </g>
              )
            })}
          </svg>
        </div>
      ) : (
        <p className="cw-no-picture">{t('noPicture', { alt: exercise.alt })}</p>
      )}
      <OptionList label={t('regions')} options={options} many={exercise.many} marks={result?.marks} {...form} />
    </>
  )
}

function percent(share: number): string {
  return `${share * 100}%`
}
