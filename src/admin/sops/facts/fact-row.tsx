'use client'
import type { ReactNode } from 'react'
import type { FactView } from '@/systems/generation/public'
import { ActionButton } from '../../shared/action-button'
import { FactForm, type FactInput } from './fact-form'
import { kindWords } from './words'

/** A fact, and at its right the passage it rests on, the words of the SOP marked in it. */
export function FactRow({
  fact,
  heading,
  address,
  mayEdit,
  busy,
  editing,
  onEdit,
  onSave,
  onDrop,
  onRestore,
  onAdd,
  children,
}: {
  fact: FactView
  /** Headings above, where they are other than those of the fact before. */
  heading: string[] | null
  /** Of the reading, up to the passage. */
  address: string
  mayEdit: boolean
  busy: boolean
  editing: boolean
  onEdit: (on: boolean) => void
  onSave: (input: FactInput) => void
  onDrop: () => void
  onRestore: () => void
  onAdd: () => void
  children: ReactNode
}) {
  const dropped = fact.state === 'dropped'
  return (
    <li className={`cwa-fact cwa-fact-${fact.state}`}>
      {heading && <h3>{heading.join(' › ') || 'Before the first heading'}</h3>}
      <div className="cwa-fact-row">
        <p className="cwa-fact-kind">
          {kindWords[fact.kind]}
          {fact.words.severity && fact.kind === 'warning' ? <small>{fact.words.severity}</small> : null}
        </p>
        <div className="cwa-fact-said">
          {editing ? (
            <FactForm
              title="Edit this fact"
              start={fact}
              busy={busy}
              onSave={onSave}
              onCancel={() => {
                onEdit(false)
              }}
            />
          ) : (
            <>
              <Said fact={fact} />
              <State fact={fact} />
              {mayEdit && (
                <p className="cwa-fact-acts">
                  {!dropped && !fact.gone && (
                    <ActionButton look="transparent" busy={busy} onClick={() => onEdit(true)}>
                      Edit<span className="cwa-hidden">: {fact.text}</span>
                    </ActionButton>
                  )}
                  {!dropped && (
                    <ActionButton look="transparent" busy={busy} onClick={onDrop}>
                      {fact.state === 'added' ? 'Remove' : 'Drop'}
                      <span className="cwa-hidden">: {fact.text}</span>
                    </ActionButton>
                  )}
                  {(dropped || fact.state === 'edited') && (
                    <ActionButton look="transparent" busy={busy} onClick={onRestore}>
                      {dropped ? 'Take it back' : 'Back to what was read'}
                      <span className="cwa-hidden">: {fact.text}</span>
                    </ActionButton>
                  )}
                  {!dropped && !fact.gone && (
                    <ActionButton look="transparent" busy={busy} onClick={onAdd}>
                      Add another<span className="cwa-hidden"> from the passage of: {fact.text}</span>
                    </ActionButton>
                  )}
                </p>
              )}
            </>
          )}
          {children}
        </div>
        <div className="cwa-fact-source">
          {fact.passages.map((passage) => (
            <blockquote key={`${passage.segment} ${passage.start}`}>
              <p>
                {passage.marker && <span className="cwa-quiet">{passage.marker} </span>}
                {passage.text.slice(0, passage.start)}
                <mark>{passage.text.slice(passage.start, passage.end)}</mark>
                {passage.text.slice(passage.end)}
              </p>
              <a href={`${address}${encodeURIComponent(passage.segment)}`}>
                {passage.page === null ? 'In the reading' : `Page ${passage.page}, in the reading`}
              </a>
            </blockquote>
          ))}
          {fact.gone && <p className="cwa-quiet">Its passage is no longer in this version.</p>}
        </div>
      </div>
    </li>
  )
}

function Said({ fact: { text, words, header, kind } }: { fact: FactView }) {
  if (words.cells && (kind === 'row' || kind === 'problem')) {
    return (
      <dl className="cwa-fact-cells">
        {words.cells.map((cell, at) => (
          <div key={at}>
            <dt>{header[at] ?? ''}</dt>
            <dd>{cell}</dd>
          </div>
        ))}
      </dl>
    )
  }
  if (words.term && words.meaning) {
    return (
      <p>
        <b>{words.term}</b>: {words.meaning}
      </p>
    )
  }
  return <p>{text}</p>
}

function State({ fact }: { fact: FactView }) {
  const who = fact.changedBy ?? 'somebody'
  return (
    <>
      {fact.state === 'edited' && (
        <p className="cwa-fact-state">
          Edited by {who}. Read as: <q>{fact.asRead}</q>
        </p>
      )}
      {fact.state === 'added' && <p className="cwa-fact-state">Added by {who}.</p>}
      {fact.state === 'dropped' && <p className="cwa-fact-state">Dropped by {who}: no course is drafted from it.</p>}
      {fact.gone && fact.state !== 'dropped' && (
        <p className="cwa-fact-state cwa-tone-warn">No course is drafted from it, because its passage is gone.</p>
      )}
      {fact.remarks.length > 0 && (
        <ul className="cwa-fact-remarks">
          {fact.remarks.map((remark) => (
            <li key={remark}>
              <b>Not borne out:</b> {remark}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
