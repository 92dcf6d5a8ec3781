import type { Roster, RosterEntry } from '@/systems/training/public'
import { Clock, Tick, Warning } from '../../(learn)/_parts/icons'
import { percent } from '../../(learn)/_parts/percent'
import { lastTime, onDay } from '../../(learn)/_parts/when'
import { counted } from './numbers'

/** How a cohort stands on a course, in figures. */
export function RosterFigures({ enrolled, completed, overdue, ungraded, meanScore }: Roster['figures']) {
  return (
    <dl className="figures">
      <div>
        <dt>On the course</dt>
        <dd>{enrolled}</dd>
      </div>
      <div>
        <dt>Completed</dt>
        <dd>{completed}</dd>
      </div>
      <div>
        <dt>Overdue</dt>
        <dd className={overdue ? 'c-bad' : undefined}>{overdue}</dd>
      </div>
      <div>
        <dt>To grade</dt>
        <dd>{ungraded}</dd>
      </div>
      <div>
        <dt>Mean score</dt>
        <dd>{meanScore === null ? 'none yet' : percent(meanScore)}</dd>
      </div>
    </dl>
  )
}

/** One row a learner; cards on a phone. */
export function RosterTable({ entries, onCourse }: { entries: RosterEntry[]; onCourse: boolean }) {
  return (
    <table className="cards roster">
      <thead>
        <tr>
          <th scope="col">Learner</th>
          {onCourse ? (
            <>
              <th scope="col">Progress</th>
              <th scope="col">State</th>
              <th scope="col">Score</th>
              <th scope="col">Last there</th>
              <th scope="col">Due</th>
            </>
          ) : (
            <th scope="col">Email</th>
          )}
        </tr>
      </thead>
      <tbody>
        {entries.map((one) => (
          <Row key={one.learner} entry={one} onCourse={onCourse} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ entry: { name, email, progress }, onCourse }: { entry: RosterEntry; onCourse: boolean }) {
  if (!onCourse) {
    return (
      <tr>
        <td>{name}</td>
        <td data-l="Email">{email}</td>
      </tr>
    )
  }
  if (!progress) {
    return (
      <tr>
        <td title={email}>{name}</td>
        <td data-l="Course" className="dim" colSpan={5}>
          not on this course
        </td>
      </tr>
    )
  }
  const done = Math.floor(progress.fraction * 100)
  return (
    <tr>
      <td title={email}>{name}</td>
      <td data-l="Progress">
        <span className="how">
          <span className="bar" aria-hidden>
            <i style={{ width: `${done}%` }} />
          </span>
          {done} %
        </span>
      </td>
      <td data-l="State">
        <State {...progress} />
      </td>
      <td data-l="Score">{progress.score === null ? <span className="dim">–</span> : percent(progress.score)}</td>
      <td data-l="Last there">{progress.lastActivityAt ? lastTime(progress.lastActivityAt) : 'never'}</td>
      <td data-l="Due">
        {progress.dueAt === null ? (
          <span className="dim">no date</span>
        ) : (
          <span className={progress.overdue ? 'st c-bad' : undefined}>
            {progress.overdue ? <Warning /> : null} {onDay(progress.dueAt)}
            {progress.overdue ? ', overdue' : ''}
          </span>
        )}
      </td>
    </tr>
  )
}

const stateWords: Record<NonNullable<RosterEntry['progress']>['state'], string> = {
  assigned: 'not started',
  'in-progress': 'learning',
  'awaiting-grading': 'to grade',
  'awaiting-observation': 'to observe',
  'awaiting-signature': 'to sign',
  completed: 'completed',
  expiring: 'runs out soon',
  expired: 'expired',
  superseded: 'newer version out',
  waived: 'waived',
  withdrawn: 'withdrawn',
}

function State({ state, ungraded, passed, attempts }: NonNullable<RosterEntry['progress']>) {
  if (state === 'completed') {
    return (
      <span className="st c-ok">
        <Tick /> completed
      </span>
    )
  }
  if (ungraded || state.startsWith('awaiting-')) {
    return (
      <span className="st c-warn">
        <Clock /> {ungraded ? 'to grade' : stateWords[state]}
      </span>
    )
  }
  if (passed === false) return <>not passed, {counted(attempts, 'attempt')}</>
  return <>{stateWords[state]}</>
}
