import type { ClientStatus } from '@/systems/sales/public'
import { onDay } from '../../../(learn)/_parts/when'

const words: Record<ClientStatus['stages'][number]['stage'], string> = {
  submitted: 'Submitted',
  quoted: 'Quote',
  'in-production': 'In production',
  'client-review': 'Your review',
  delivered: 'Delivered',
}

/** How far the request is: what was reached and when, where it is, what is left. */
export function Stages({ status: { stages, dueAt } }: { status: ClientStatus }) {
  return (
    <ol className="way stages">
      {stages.map(({ stage, standing, at }) => (
        <li key={stage} className={`is-${standing}`} aria-current={standing === 'now' ? 'step' : undefined}>
          <b>{words[stage]}</b>
          <span>
            {at
              ? onDay(at)
              : standing === 'done'
                ? 'done'
                : stage === 'delivered' && dueAt
                  ? `planned ${onDay(dueAt)}`
                  : ''}
          </span>
        </li>
      ))}
    </ol>
  )
}
