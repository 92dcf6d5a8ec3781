'use client'
import { SetDocumentStepNav } from '@payloadcms/ui'
import { ActionButton } from '../../shared/action-button'
import { filters, type Filter } from './items'
import { useReviewContext } from './review-context'
import { counted, isOut } from './words'

const filterWords: Record<Filter, string> = {
  look: 'Needs a look first',
  undecided: 'Undecided',
  comments: 'Comments',
  all: 'All',
}

/** Where the review stands, what is shown in the queue, and what ends it. Stays in view. */
export function ReviewBar({
  onOpen,
  keysOn,
}: {
  onOpen: (dialog: 'sign' | 'send-back' | 'keys' | 'comments') => void
  keysOn: boolean
}) {
  const { state } = useReviewContext()
  const { review, counts } = state
  const { course, may, sources, blockers } = review
  const blocking = blockers.find((blocker) => blocker.code === 'support-not-accepted')?.items.length ?? 0
  const general = review.comments.filter((comment) => comment.claimKey === null && !comment.resolved).length
  const share = (count: number) => `${(100 * count) / Math.max(1, counts.all)}%`
  return (
    <div className="cwa-review-top">
      <SetDocumentStepNav
        collectionSlug="courses"
        id={course.id}
        pluralLabel="Courses"
        useAsTitle="title"
        view="Review"
      />
      <div className="cwa-review-head">
        <p className="cwa-label">
          {stateWords(course.state)} · version {isOut(course.state) ? course.nextVersion - 1 : course.nextVersion} from{' '}
          {sources.map((source) => `${source.sop} ${source.label}`).join(', ')} ·{' '}
          <button type="button" className="cwa-link" onClick={() => onOpen('comments')}>
            {general > 0 ? counted(general, 'course comment') : 'Course comments'}
          </button>
        </p>
        <div className="cwa-progress">
          <p>
            <span>
              <b>
                {counts.decided} of {counts.all}
              </b>{' '}
              decided
            </span>
            {blocking > 0 && (
              <span className="cwa-quiet">{blocking === 1 ? '1 blocks approval' : `${blocking} block approval`}</span>
            )}
          </p>
          <div
            className="cwa-bar"
            role="img"
            aria-label={`${counts.decided - counts.rejected} accepted or edited, ${counts.rejected} rejected, ${counts.undecided} open`}
          >
            <i className="cwa-is-ok" style={{ width: share(counts.decided - counts.rejected) }} />
            <i className="cwa-is-bad" style={{ width: share(counts.rejected) }} />
          </div>
        </div>
      </div>
      <Notice />
      <div className="cwa-review-bar">
        <div className="cwa-tabs" role="group" aria-label="Show in the queue">
          {filters.map((filter) => (
            <button
              key={filter}
              type="button"
              aria-pressed={state.filter === filter}
              onClick={() => state.setFilter(filter)}
            >
              {filterWords[filter]} <b>{filter === 'comments' ? counts.comments : counts[filter]}</b>
            </button>
          ))}
        </div>
        <div className="cwa-review-ends">
          <button type="button" className="cwa-keys" onClick={() => onOpen('keys')} aria-label="All keys">
            {keysOn ? (
              <>
                <span className="cwa-keys-more">
                  <kbd>J</kbd> <kbd>K</kbd> next, previous
                </span>
                <span>
                  <kbd>?</kbd> all keys
                </span>
              </>
            ) : (
              <span>Keys are off</span>
            )}
          </button>
          {may.submit && (
            <ActionButton look="primary" busy={state.busy} onClick={() => void state.submit()}>
              Submit for review
            </ActionButton>
          )}
          {may.decide && course.state === 'in-review' && (
            <ActionButton onClick={() => onOpen('send-back')}>Send back</ActionButton>
          )}
          {may.sign && (
            <ActionButton look={blockers.length === 0 ? 'primary' : 'secondary'} onClick={() => onOpen('sign')}>
              Sign &amp; approve
              {counts.undecided > 0 && <span className="cwa-quiet"> {counts.undecided} to go</span>}
            </ActionButton>
          )}
        </div>
      </div>
    </div>
  )
}

/** Why less can be done than a reviewer might expect. */
function Notice() {
  const { state } = useReviewContext()
  const { course, may, signatures } = state.review
  const signed = signatures.filter((signature) => signature.voidedAt === null)
  const voided = signatures.findLast((signature) => signature.voidedAt !== null)
  const words =
    course.state === 'approved'
      ? `Approved by ${signed.map((signature) => signature.byName).join(' and ')}. A change takes the approval back.`
      : course.state === 'in-review' && may.standing === 'author'
        ? 'You wrote this course, so somebody else accepts its claims and signs it. You can edit and answer comments.'
        : course.state === 'in-review' && signed.length > 0
          ? `Signed by ${signed.map((signature) => signature.byName).join(' and ')}, who edited a claim. Somebody else has to sign as well.`
          : course.state === 'in-review' && voided
            ? `The signature of ${voided.byName} is void: ${voided.voidedReason ?? 'the course was changed'}.`
            : isOut(course.state)
              ? `This course is ${course.state}. Nothing can be changed here.`
              : null
  if (!words) return null
  return <p className="cwa-notice">{words}</p>
}

function stateWords(state: string): string {
  const words: Record<string, string> = {
    draft: 'Draft',
    'in-review': 'In review',
    'changes-requested': 'Sent back to the author',
    approved: 'Approved',
    published: 'Published',
    retired: 'Retired',
  }
  return words[state] ?? state
}
