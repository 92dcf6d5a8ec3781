'use client'
import { useConfig } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import type { Lesson } from '@/shared/manifest/schema'
import type { CoursePicture } from '@/systems/courses/public'
import { ActionButton } from '../../../shared/action-button'
import { callApi } from '../../../shared/call-api'
import { Dialog } from '../../../shared/dialog'
import { useReviewContext } from '../review-context'
import { placesIn } from './place-words'
import './add-figure.css'

type Loaded = CoursePicture[] | 'loading' | 'failed'

/** An author picks a picture of the course's SOPs, says what it shows, and where it stands. */
export function AddFigureDialog({ lesson, onClose }: { lesson: Lesson; onClose: () => void }) {
  const { state } = useReviewContext()
  const { config } = useConfig()
  const { api } = config.routes
  const id = useId()
  const places = placesIn(lesson.blocks)
  const pictures = usePictures(`${api}/courses/${state.review.course.id}/pictures`)
  const [chosen, setChosen] = useState<CoursePicture | null>(null)
  const [caption, setCaption] = useState('')
  const [after, setAfter] = useState(places.at(-1)?.id ?? '')
  const missing = !chosen ? 'Choose a picture' : caption.trim() === '' ? 'Say what the picture shows' : undefined
  return (
    <Dialog title={`Add a figure to “${lesson.title}”`} onClose={onClose}>
      <div className="cwa-add-figure">
        <fieldset className="cwa-field">
          <legend>The picture</legend>
          {pictures === 'loading' && <p role="status">Looking for pictures in the SOPs…</p>}
          {pictures === 'failed' && <p role="alert">The pictures could not be loaded. Close this, and try again.</p>}
          {Array.isArray(pictures) && pictures.length === 0 && <p>The SOPs of this course hold no pictures.</p>}
          {Array.isArray(pictures) && (
            <div className="cwa-pictures">
              {pictures.map((picture) => (
                <label key={`${picture.source} ${picture.name}`} className="cwa-picture">
                  <input
                    type="radio"
                    name={id}
                    checked={chosen === picture}
                    onChange={() => {
                      setChosen(picture)
                      setCaption(picture.caption)
                    }}
                  />
                  <img
                    src={`${api}/sop-versions/${picture.version}/pictures/${picture.name}`}
                    alt={picture.caption}
                    loading="lazy"
                  />
                  <span>{whereIs(picture, pictures)}</span>
                </label>
              ))}
            </div>
          )}
        </fieldset>
        <div className="cwa-field">
          <label htmlFor={`${id}-caption`}>What it shows</label>
          <textarea id={`${id}-caption`} value={caption} onChange={(event) => setCaption(event.target.value)} />
          <p className="cwa-quiet">
            The SOP’s own caption is supported by the SOP. Other words are checked against it, and a reviewer decides.
          </p>
        </div>
        <div className="cwa-field">
          <label htmlFor={`${id}-after`}>Stands after</label>
          <select id={`${id}-after`} value={after} onChange={(event) => setAfter(event.target.value)}>
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {place.words}
              </option>
            ))}
          </select>
        </div>
      </div>
      {state.dialogError && (
        <p className="cwa-error" role="alert">
          {state.dialogError}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton
          look="primary"
          busy={state.busy}
          why={missing}
          onClick={() =>
            chosen &&
            void state
              .addFigure({ after, source: chosen.source, name: chosen.name, caption: caption.trim() })
              .then((added) => added && onClose())
          }
        >
          Add the figure
        </ActionButton>
        <ActionButton onClick={onClose}>Cancel</ActionButton>
      </div>
    </Dialog>
  )
}

function usePictures(path: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>('loading')
  useEffect(() => {
    const controller = new AbortController()
    callApi<{ pictures: CoursePicture[] }>({ path, method: 'GET', signal: controller.signal }).then(
      ({ pictures }) => setLoaded(pictures),
      () => {
        if (!controller.signal.aborted) setLoaded('failed')
      },
    )
    return () => controller.abort()
  }, [path])
  return loaded
}

/** The SOP is named where there are several. */
function whereIs({ source, sop, page, path, placed }: CoursePicture, all: readonly CoursePicture[]): string {
  const several = all.some((other) => other.source !== source)
  const place = [several ? sop : '', page === null ? path.at(-1) : `page ${page}`].filter(Boolean).join(', ')
  return placed ? `${place} (in the course already)` : place
}
