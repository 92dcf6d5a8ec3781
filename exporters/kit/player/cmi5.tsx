import type { CourseManifest } from '@/shared/manifest/schema'
import { inSession, verbOf } from './cmi5-context'
import { openLaunch, type Launch } from './cmi5-launch'
import { learnerKey, readState } from './lrs'
import { play } from './main'
import { sessionClock } from './session-clock'
import type { HandedIn, Tracking } from './tracking'
import { deviceOnly } from './tracking'
import { statementOutbox, type StatementWithId } from './xapi-outbox'
import { newId, statementsFor } from './xapi-statements'

const stateId = 'coursewright-player'
/** Of one session, and of no other. */
const sessionVerbs = new Set(['initialized', 'resumed', 'suspended', 'terminated'])

void play(async (manifest) => {
  const launch = await openLaunch()
  return launch ? track(manifest, launch) : deviceOnly()
})

async function track(manifest: CourseManifest, launch: Launch): Promise<Tracking> {
  const { lrs, line, actor, registration, activityId, normal, masteryScore, returnTo } = launch
  const seconds = sessionClock()
  const say = statementsFor({ manifest, activityId, actor, registration })
  const learner = learnerKey(actor, registration)
  const document = { agent: actor, activityId, stateId, registration }
  const kept = await readState(lrs, document)
  const told = await toldBefore(launch, kept)
  const send = async (statements: StatementWithId[]) => {
    await lrs.sendStatements({ statements: statements.map((statement) => inSession(statement, launch)) })
  }
  const outbox = statementOutbox({ key: `${manifest.id}:${manifest.version}:${learner}`, send })
  const heard = new Set<number>()
  /** One verdict a session: a failure waits until the learner leaves, for they may still pass. */
  let failed: StatementWithId | null = null
  let open = true
  let finished = told.has('passed') || (manifest.assessment.exercises.length === 0 && told.has('completed'))

  /** `completed` and `passed` are said once in a registration, whatever the number of sessions. */
  const once = (statement: StatementWithId): StatementWithId[] => {
    if (!normal || told.has(verbOf(statement))) return []
    told.add(verbOf(statement))
    return [statement]
  }
  // What an earlier session could not send belongs to this one now; that session itself is over.
  const left = outbox.take().flatMap((statement) => {
    const verb = verbOf(statement)
    const own = { ...statement, id: newId() }
    if (sessionVerbs.has(verb)) return []
    if (verb === 'failed') failed = own
    return verb === 'failed' ? [] : verb === 'completed' || verb === 'passed' ? once(own) : [own]
  })
  outbox.add(say.initialized(), ...(kept ? [say.resumed()] : []), ...left)
  // What cannot be sent now is kept, and sent with the next statement.
  outbox.flush().catch(() => undefined)

  return {
    connected: true,
    recorded: normal,
    ...(masteryScore === undefined ? {} : { passScore: masteryScore }),
    ...(returnTo === undefined ? {} : { returnTo }),
    learner,
    capacity: 64_000,
    stored: typeof kept?.state === 'string' ? kept.state : null,
    async save(state) {
      if (!open || !normal) return
      await lrs.setState({ ...document, state: { state, told: [...told] }, contentType: 'application/json' })
      await outbox.flush()
    },
    async read(lesson) {
      outbox.add(say.experienced(lesson))
      await outbox.flush()
    },
    async handIn(attempt: HandedIn) {
      if (!heard.has(attempt.number)) {
        heard.add(attempt.number)
        outbox.add(...attempt.answered.map(say.answered), ...once(say.completed(seconds())))
        if (attempt.score !== null && !told.has('passed')) {
          const verdict = judged(say.judged(attempt, seconds()), masteryScore)
          if (attempt.passed) {
            finished = true
            failed = null
            outbox.add(...once(verdict))
          } else failed = normal ? verdict : null
        }
      }
      await outbox.flush()
    },
    async complete() {
      finished = true
      outbox.add(...once(say.completed(seconds())))
      await outbox.flush()
    },
    flush: () => void outbox.flush().catch(() => undefined),
    async leave({ exit }) {
      if (!open) return
      open = false
      line.leaving = true
      launch.end()
      outbox.add(
        ...(failed ? [failed] : []),
        ...(finished || !normal ? [] : [say.suspended(seconds())]),
        say.terminated(seconds()),
      )
      // A page that is going has one request that outlives it; the learner's own button waits for all to arrive.
      await (exit ? outbox.flush() : send(outbox.left())).catch(() => undefined)
    },
  }
}

/** What this registration has been told: by our own state, and by the LRS where it lets us look. */
async function toldBefore(
  { lrs, activityId, actor, registration }: Launch,
  kept: Record<string, unknown> | null,
): Promise<Set<string>> {
  const told = new Set(Array.isArray(kept?.told) ? (kept.told as string[]) : [])
  for (const verb of ['completed', 'passed']) {
    const query = { agent: actor, activity: activityId, registration, verb: `http://adlnet.gov/expapi/verbs/${verb}` }
    const found = await lrs.getStatements({ ...query, limit: 1 }).catch(() => null)
    if (found && found.data.statements.length > 0) told.add(verb)
  }
  return told
}

/** A score that speaks against its verdict (a critical question can fail a good one) is left out: cmi5 forbids it. */
function judged(statement: StatementWithId, masteryScore: number | undefined): StatementWithId {
  const { result } = statement
  const scaled = result?.score?.scaled
  if (masteryScore === undefined || scaled === undefined || scaled >= masteryScore === result?.success) return statement
  const { score: _score, ...rest } = result ?? {}
  return { ...statement, result: rest }
}
