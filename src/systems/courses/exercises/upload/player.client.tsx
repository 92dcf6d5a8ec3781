'use client'
import { useId, useState } from 'react'
import { usePlayer } from '@/player/context'
import { isRecord } from '../answers'
import { Criteria } from '../free-text/player.client'
import type { ExercisePlayerProps } from '../player-props'

export function UploadPlayer({ exercise, answer, onChange, disabled }: ExercisePlayerProps<'upload'>) {
  const { t, upload } = usePlayer()
  const id = useId()
  const [failed, setFailed] = useState(false)
  const name = isRecord(answer) && typeof answer.name === 'string' ? answer.name : null
  const store = (file: File | undefined) => {
    if (!file || !upload) return
    setFailed(false)
    upload(exercise.id, file).then(onChange, () => setFailed(true))
  }
  return (
    <div className="cw-upload">
      <Criteria criteria={exercise.criteria} />
      {upload ? (
        <>
          <label htmlFor={id}>{t('chooseFile')}</label>
          <input
            id={id}
            type="file"
            accept={exercise.accept.join(',')}
            disabled={disabled}
            onChange={(event) => store(event.currentTarget.files?.[0])}
          />
        </>
      ) : (
        <p>{t('noUpload')}</p>
      )}
      <p aria-live="polite">{failed ? t('uploadFailed') : name ? t('fileGiven', { name }) : ''}</p>
    </div>
  )
}
