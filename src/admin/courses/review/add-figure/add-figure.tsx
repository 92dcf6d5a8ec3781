'use client'
import { useState } from 'react'
import type { Lesson } from '@/shared/manifest/schema'
import { ActionButton } from '../../../shared/action-button'
import { useReviewContext } from '../review-context'
import { AddFigureDialog } from './add-figure-dialog'

/** For an author: a picture of the SOP into this lesson. */
export function AddFigure({ lesson }: { lesson: Lesson }) {
  const { state } = useReviewContext()
  const [open, setOpen] = useState(false)
  if (!state.review.may.add) return null
  return (
    <>
      <ActionButton onClick={() => setOpen(true)}>Add a figure</ActionButton>
      {open && (
        <AddFigureDialog
          lesson={lesson}
          onClose={() => {
            state.setDialogError(null)
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
