import { usePlayer } from './context'
import { EvidenceMark } from './evidence-mark'
import { Icon } from './icons'
import { InlineText } from './inline-text'
import { groupOf, nameOf, runsOf, type Run, type StepsBlock } from './step-runs'
import type { Citation } from './types'

/** Numbered steps on a line. Options of a choice stand one below the other, and each counts from one. */
export function Steps({ block, claims }: { block: StepsBlock; claims: Record<string, Citation[]> }) {
  const { t } = usePlayer()
  const runs = runsOf(block)
  // A list of one option is introduced by the text before it.
  const alternatives = new Set(block.steps.flatMap(({ choice }) => choice ?? [])).size > 1
  return (
    <div className="cw-steps-block">
      {runs.map((run, at) => {
        const option = alternatives ? run.choice : null
        const first = option !== null && groupOf(option) !== groupOf(runs[at - 1]?.choice ?? null)
        return (
          <div key={at} className={option === null ? undefined : 'cw-option'}>
            {first && <p className="cw-choose">{t('chooseOne')}</p>}
            {option !== null && nameOf(option) !== '' && <h2 className="cw-option-name">{nameOf(option)}</h2>}
            <List run={run} ordered={block.ordered} claims={claims} />
          </div>
        )
      })}
    </div>
  )
}

function List({ run, ordered, claims }: { run: Run; ordered: boolean; claims: Record<string, Citation[]> }) {
  const { shown, t } = usePlayer()
  const items = run.steps.map((step, at) => {
    const citations = claims[step.claim]
    const open = shown !== null && (citations?.includes(shown) ?? false)
    return (
      <li key={step.id} className="cw-step" data-open={open ? '' : undefined}>
        <span className="cw-step-number" aria-hidden="true">
          {ordered ? run.from + at : ''}
        </span>
        {step.critical && (
          <p className="cw-critical">
            <Icon name="triangle" /> {t('critical')}
          </p>
        )}
        <p className="cw-step-text">
          <InlineText text={step.text} /> <EvidenceMark citations={citations} />
        </p>
      </li>
    )
  })
  return ordered ? (
    <ol className="cw-steps" start={run.from}>
      {items}
    </ol>
  ) : (
    <ul className="cw-steps cw-unordered">{items}</ul>
  )
}
