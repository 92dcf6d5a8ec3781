'use client'
import { SetDocumentStepNav } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useKeysSwitch } from '../../courses/review/use-keys'
import { CorrectionsList } from './corrections-list'
import { Doubts } from './doubts'
import { ReadingKeys } from './keys-dialog'
import type { ParseToCheck } from './load-parse'
import { Original } from './original'
import { ParseHead } from './parse-head'
import { Segments } from './segments'
import { showPassage, useReading } from './use-reading'
import { useReadingKeys } from './use-reading-keys'
import '../../tokens.css'
import './parse.css'

/** The original at the left, what was read of it at the right, and the person who says that they are the same. */
export function ParseCheck({ parse: initial }: { parse: ParseToCheck }) {
  // A link from the search or from a fact names the passage it is about.
  const linked = useSearchParams().get('passage')
  const state = useReading(initial, linked)
  const [keysOn, setKeysOn] = useKeysSwitch()
  const [keysShown, setKeysShown] = useState(false)
  const onKeyDown = useReadingKeys({ state, on: keysOn, showKeys: () => setKeysShown(true) })
  const { parse, select } = state
  useEffect(() => {
    showPassage(linked)
  }, [linked])
  return (
    <div className="cwa cwa-parse" onKeyDown={onKeyDown}>
      <SetDocumentStepNav
        collectionSlug="sop-versions"
        id={parse.version.id}
        pluralLabel="SOP versions"
        useAsTitle="filename"
        view="Check the reading"
      />
      <ParseHead state={state} />
      <div className="cwa-two">
        <Original
          parse={parse}
          segment={state.segment}
          page={state.page}
          onTurn={state.turn}
          onSelect={(key) => {
            select(key)
            showPassage(key)
          }}
        />
        <section className="cwa-read" aria-label="What was read" tabIndex={-1}>
          <p className="cwa-read-head">
            <b>What was read</b>
            {parse.mayConfirm && (
              <button
                type="button"
                className="cwa-reading-keys"
                onClick={() => setKeysShown(true)}
                aria-label="All keys"
              >
                {keysOn ? (
                  <>
                    <kbd>J</kbd> <kbd>K</kbd> next, previous <kbd>?</kbd> all keys
                  </>
                ) : (
                  'Keys are off'
                )}
              </button>
            )}
          </p>
          <Doubts state={state} />
          <CorrectionsList state={state} />
          <Segments state={state} />
        </section>
      </div>
      {keysShown && <ReadingKeys on={keysOn} onToggle={setKeysOn} onClose={() => setKeysShown(false)} />}
    </div>
  )
}
