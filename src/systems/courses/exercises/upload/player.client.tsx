'use client'
import { useId, useState } from 'react'
import { usePlayer } from '@/player/context'
import { isRecord } from '../answers'
import { Criteria } from '../free-text/player.client'
import type { ExercisePlayerProps } from '../player-props'

export function UploadPlayer({ exercise, answer, onChange, disabled }: ExercisePlayerProps<'upload'>) {
  const { t, upload } = usePlayer()
  const id = useId()
  const [sent, setSent] = useState<'no' | 'sending' | { failed: string }>('no')
  const name = isRecord(answer) && typeof answer.name === 'string' ? answer.name : null
  const store = (file: File | undefined) => {
    if (!file || !upload) return
    setSent('sending')
    upload(exercise.id, file).then(
      (kept) => {
        setSent('no')
        onChange(kept)
      },
      // The host says why, where it knows.
      (error: unknown) => setSent({ failed: error instanceof Error ? error.message : '' }),
    )
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
            disabled={disabled === true || sent === 'sending'}
            onChange={(event) => store(event.currentTarget.files?.[0])}
          />
        </>
      ) : (
        <p>{t('noUpload')}</p>
      )}
      <p className={typeof sent === 'object' ? 'cw-say' : undefined} aria-live="polite">
        {sent === 'sending'
          ? t('uploading')
          : sent !== 'no'
            ? `${t('uploadFailed')} ${sent.failed}`
            : name
              ? t('fileGiven', { name })
              : ''}
      </p>
    </div>
  )
}
