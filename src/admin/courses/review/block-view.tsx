'use client'
import type { ReactNode } from 'react'
import { useConfig } from '@payloadcms/ui'
import { pictureOfSrc } from '@/shared/manifest/pictures'
import type { Block } from '@/shared/manifest/schema'
import { InlineText } from '@/player/inline-text'
import { isLabel } from '@/systems/courses/rules/labels'
import { StateNode } from '../../shared/state-node'
import { ClaimRow } from './claim-row'
import { ExerciseView } from './exercise-view'
import { useReviewContext } from './review-context'
import { Rewritable } from './rewrite/rewritable'
import { shownClaim } from './words'

const calloutWords = { note: 'Note', caution: 'Caution', warning: 'Warning', danger: 'Danger' } as const

/** A block as the learner reads it, each of its statements a row that can be decided on. `title`: of its lesson. */
export function BlockView({ block, title }: { block: Block; title: string }) {
  if (block.type === 'exercise') return <ExerciseView exercise={block.exercise} title={title} />
  // A picture has no words to write anew, and a heading none of its own.
  if (isLabel(block) || block.type === 'figure') return <BlockBody block={block} />
  return (
    <Rewritable part={{ kind: 'block', id: block.id }} title={title}>
      <BlockBody block={block} />
    </Rewritable>
  )
}

function BlockBody({ block }: { block: Exclude<Block, { type: 'exercise' }> }) {
  switch (block.type) {
    case 'text':
      return isLabel(block) ? (
        <h3 className="cwa-subhead">{block.text.trim().replace(/\*\*/g, '')}</h3>
      ) : (
        <Statements block={block} />
      )
    case 'callout':
      return (
        <div className={`cwa-callout cwa-callout-${block.level}`}>
          <p className="cwa-callout-word">{calloutWords[block.level]}</p>
          <Statements block={block} />
        </div>
      )
    case 'steps':
      return (
        <ol className="cwa-steps">
          {block.steps.map((step, at) => (
            <li key={step.id}>
              <ClaimRow
                claimKey={step.claim}
                text={step.text}
                lead={
                  <span className="cwa-step-number">
                    {block.ordered ? `${at + 1}.` : '•'}
                    {step.critical && <b> Critical. </b>}
                  </span>
                }
              />
            </li>
          ))}
        </ol>
      )
    case 'definitions':
      return (
        <div>
          {block.terms.map((term) => (
            <ClaimRow key={term.term} claimKey={term.claim} text={term.text} lead={<b>{term.term}: </b>} />
          ))}
        </div>
      )
    case 'table':
      return <TableView block={block} />
    case 'figure':
      return (
        <figure className="cwa-figure">
          <Picture src={block.src} alt={block.alt} />
          {block.claims.length === 0 && block.caption && <figcaption>{block.caption}</figcaption>}
          {block.claims.map((key) => (
            <ClaimRow key={key} claimKey={key} />
          ))}
        </figure>
      )
  }
}

/** A picture of a source comes from that source's file. */
function Picture({ src, alt }: { src: string; alt: string }) {
  const { state } = useReviewContext()
  const { config } = useConfig()
  const place = pictureOfSrc(src)
  const version = state.review.sources.find(({ id }) => id === place?.source)?.version
  if (!place) return <img src={src} alt={alt} />
  if (!version)
    return <p className="cwa-plain">The picture cannot be shown, because its SOP cannot be read now. It shows: {alt}</p>
  return <img src={`${config.routes.api}/sop-versions/${version}/pictures/${place.name}`} alt={alt} loading="lazy" />
}

/** Running text: sentences that state a fact as rows, those between them as plain text. */
function Statements({ block }: { block: Extract<Block, { type: 'text' | 'callout' }> }) {
  const { state } = useReviewContext()
  const spans = state.review.spans[block.id] ?? []
  const rows: ReactNode[] = []
  let from = 0
  for (const span of spans) {
    rows.push(<Plain key={`before-${span.start}`} text={block.text.slice(from, span.start)} />)
    rows.push(<ClaimRow key={span.key} claimKey={span.key} text={block.text.slice(span.start, span.end)} />)
    from = span.end
  }
  rows.push(<Plain key="rest" text={block.text.slice(from)} />)
  const shown = new Set(spans.map((span) => span.key))
  // Listed here, though its words stand elsewhere or nowhere: shown where nothing else shows it.
  for (const key of block.claims)
    if (!shown.has(key) && !state.shown.has(key)) rows.push(<ClaimRow key={key} claimKey={key} />)
  return <>{rows}</>
}

function Plain({ text }: { text: string }) {
  const words = text.replace(/^\s*(?:[-*+]|\d+[.)])\s*$/gm, '').trim()
  if (!/[\p{L}\p{N}]/u.test(words)) return null
  return (
    <p className="cwa-plain">
      <InlineText text={words} />
    </p>
  )
}

/** A table with a row a claim; the selected row opens below the table. */
function TableView({ block }: { block: Extract<Block, { type: 'table' }> }) {
  const { state } = useReviewContext()
  const keys = state.review.rows[block.id] ?? []
  const open = keys.find((key) => key !== null && state.selected === `claim:${key}`)
  return (
    <div className="cwa-table">
      <div className="cwa-table-frame">
        <table>
          {block.caption && <caption>{block.caption}</caption>}
          <thead>
            <tr>
              <th>
                <span className="cwa-hidden">State</span>
              </th>
              {block.header.map((head, at) => (
                <th key={at} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              <TableRow key={at} cells={row} claimKey={keys[at] ?? null} />
            ))}
          </tbody>
        </table>
      </div>
      {open && <ClaimRow claimKey={open} />}
      {block.claims
        .filter((key) => !keys.includes(key) && !state.shown.has(key))
        .map((key) => (
          <ClaimRow key={key} claimKey={key} />
        ))}
    </div>
  )
}

function TableRow({ cells, claimKey }: { cells: readonly string[]; claimKey: string | null }) {
  const { state } = useReviewContext()
  const item = state.items.find((one) => one.kind === 'claim' && one.claim.key === claimKey)
  const shown = item?.kind === 'claim' ? shownClaim(item.claim) : null
  const selected = item !== undefined && state.selected === item.id
  return (
    <tr
      className={shown?.node === 'rejected' ? 'cwa-gone' : undefined}
      aria-selected={selected}
      {...(item && !selected ? { 'data-cwa-item': item.id } : {})}
      onClick={() => item && state.pick(item.id)}
    >
      <td>
        {shown && item && (
          <button
            type="button"
            className="cwa-row-node"
            aria-expanded={selected}
            aria-label={`${shown.word}: ${cells.join(', ')}`}
          >
            <StateNode name={shown.node} {...(shown.tone ? { tone: shown.tone } : {})} />
          </button>
        )}
      </td>
      {cells.map((cell, at) => (
        <td key={at}>{cell}</td>
      ))}
    </tr>
  )
}
