'use client'
import { useState } from 'react'
import type { Block } from '@/shared/manifest/schema'
import type { RunView, WrittenLesson } from '@/systems/generation/public'
import { callApi } from '../../shared/call-api'

type Lesson = NonNullable<RunView['outline']>['modules'][number]['lessons'][number]

/** A lesson of a draft under way: waiting, or written and open to be read. */
export function LessonLine({ lesson, base }: { lesson: Lesson; base: string }) {
  const [shown, setShown] = useState<WrittenLesson | string | null>(null)
  if (!lesson.isWritten)
    return (
      <li className="cwa-run-lesson">
        <span>{lesson.title}</span>
        <span className="cwa-quiet">not written yet</span>
      </li>
    )
  const load = async () => {
    if (shown !== null && typeof shown !== 'string') return
    try {
      setShown(
        await callApi<WrittenLesson>({ path: `${base}/lessons/${encodeURIComponent(lesson.id)}`, method: 'GET' }),
      )
    } catch (failure) {
      setShown(failure instanceof Error ? failure.message : 'This lesson cannot be shown now.')
    }
  }
  return (
    <li>
      <details onToggle={(event) => void (event.currentTarget.open && load())}>
        <summary className="cwa-run-lesson">
          <span>{lesson.title}</span>
          <span className="cwa-quiet">about {lesson.minutes} minutes</span>
        </summary>
        {shown === null && <p className="cwa-quiet">Loading …</p>}
        {typeof shown === 'string' && <p className="cwa-error">{shown}</p>}
        {shown !== null && typeof shown !== 'string' && <Words lesson={shown} />}
      </details>
    </li>
  )
}

const verdicts = { supported: 'borne out', partial: 'partly borne out', unsupported: 'not borne out' } as const

/** The lesson's words, each claim with the passage it rests on. To be read; it is reviewed when the draft is complete. */
function Words({ lesson }: { lesson: WrittenLesson }) {
  const shown = linesOnce(lesson.blocks)
  return (
    <div className="cwa-run-words">
      {lesson.blocks.map((block) => (
        <div key={block.id}>
          {isLabel(block) && <p className="cwa-run-label">{block.text.replace(/\*\*/g, '')}</p>}
          {(shown.get(block.id) ?? []).map(({ claim, lead }) => {
            const said = lesson.claims[claim]
            if (!said) return null
            const [first] = said.citations
            return (
              <div key={claim} className={`cwa-run-claim cwa-run-${said.support}`}>
                <p>
                  {lead && <b>{lead} </b>}
                  {said.text}
                </p>
                {first && (
                  <blockquote>
                    {first.quote !== said.text && first.quote}
                    <cite>
                      {[...first.path, first.marker, first.page === undefined ? null : `page ${first.page}`]
                        .filter(Boolean)
                        .join(' › ')}
                    </cite>
                  </blockquote>
                )}
                {said.support !== 'supported' && (
                  <p className="cwa-error">
                    {verdicts[said.support]}: {said.problems.join('; ')}
                  </p>
                )}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** A claim that leads one block and is said again in the next is read once. */
function linesOnce(blocks: readonly Block[]): Map<string, ReturnType<typeof linesOf>> {
  const said = new Set<string>()
  return new Map(
    blocks.map((block) => [
      block.id,
      linesOf(block).filter(({ claim }) => {
        const isNew = !said.has(claim)
        said.add(claim)
        return isNew
      }),
    ]),
  )
}

const isLabel = (block: Block): block is Extract<Block, { type: 'text' }> =>
  block.type === 'text' && block.claims.length === 0

function linesOf(block: Block): { claim: string; lead?: string }[] {
  switch (block.type) {
    case 'steps':
      return block.steps.map((step, at) => ({ claim: step.claim, lead: block.ordered ? `${at + 1}.` : '•' }))
    case 'definitions':
      return block.terms.map(({ claim }) => ({ claim }))
    case 'callout':
      return block.claims.map((claim) => ({ claim, lead: `${block.level[0]?.toUpperCase()}${block.level.slice(1)}:` }))
    default:
      return block.claims.map((claim) => ({ claim }))
  }
}
