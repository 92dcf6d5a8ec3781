import { usePlayer } from './context'
import { EvidenceMark } from './evidence-mark'
import { Icon } from './icons'
import { InlineText } from './inline-text'
import type { Citation, LearnerBlock } from './types'

type StepsBlock = Extract<LearnerBlock, { type: 'steps' }>
type Step = StepsBlock['steps'][number]
type Run = { choice: string | null; from: number; steps: Step[] }

/** Numbered steps on a line. Options of a choice stand one below the other, and each counts from one. */
export function Steps({ block, claims }: { block: StepsBlock; claims: Record<string, Citation[]> }) {
  const { t } = usePlayer()
  const runs = runsOf(block)
  // A list of one option is introduced by the text before it.
  const alternatives = new Set(runs.flatMap(({ choice }) => (choice === null ? [] : [choice]))).size > 1
  return (
    <div className="cw-steps-block">
      {runs.map((run, at) => {
        const option = alternatives ? run.choice : null
        const first = option !== null && groupOf(option) !== groupOf(runs[at - 1]?.choice ?? null)
        return (
          <div key={at} className={option === null ? undefined : 'cw-option'}>
            {first && <p className="cw-choose">{t('chooseOne')}</p>}
            {option !== null && <h2 className="cw-option-name">{nameOf(option)}</h2>}
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

/** Neighbouring steps of one option, or of none. Steps outside of options go on counting across them. */
function runsOf({ steps, from = 1 }: StepsBlock): Run[] {
  const runs: Run[] = []
  let next = from
  for (const step of steps) {
    const choice = step.choice ?? null
    let run = runs.at(-1)
    if (!run || run.choice !== choice) {
      run = { choice, from: choice === null ? next : 1, steps: [] }
      runs.push(run)
    }
    run.steps.push(step)
    if (choice === null) next++
  }
  return runs
}

function groupOf(choice: string | null): string | null {
  return choice === null ? null : choice.slice(0, Math.max(0, choice.indexOf('/')))
}

/** The option's own name; where there is only a key, the key in words. */
function nameOf(choice: string): string {
  const name = choice.slice(choice.indexOf('/') + 1)
  const words = /[\sA-Z]/.test(name) ? name : name.replace(/[-_]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
