import type { Agent, Statement } from '@xapi/xapi'
import XAPI from '@xapi/xapi'
import type { CourseManifest } from '@/shared/manifest/schema'
import { play } from './main'
import { connectLrs, learnerKey, readState } from './lrs'
import { sessionClock } from './session-clock'
import type { HandedIn, Tracking } from './tracking'
import { deviceOnly } from './tracking'
import { statementOutbox } from './xapi-outbox'
import { statementsFor } from './xapi-statements'

const stateId = 'coursewright-player'

void play(async (manifest) => {
  const { endpoint, auth, actor, registration, activity_id: activityId } = XAPI.getTinCanLaunchData()
  if (!endpoint || !actor || typeof actor !== 'object') return deviceOnly()
  return track({ manifest, endpoint, auth, actor: actor as Agent, registration, activityId })
})

type Launch = {
  manifest: CourseManifest
  endpoint: string
  auth: string | undefined
  actor: Agent
  registration: string | undefined
  activityId: string | undefined
}

async function track({ manifest, endpoint, auth, actor, registration, activityId }: Launch): Promise<Tracking> {
  const seconds = sessionClock()
  const { lrs, line } = connectLrs({ endpoint, auth })
  let finished = false
  const say = statementsFor({ manifest, activityId, actor, registration })
  const learner = learnerKey(actor, registration)
  const send = async (statements: Statement[]) => {
    await lrs.sendStatements({ statements })
  }
  const outbox = statementOutbox({ key: `${manifest.id}:${manifest.version}:${learner}`, send })
  const document = { agent: actor, activityId: say.courseId, stateId, ...(registration ? { registration } : {}) }
  const known = await readState(lrs, document)
  const stored = typeof known?.state === 'string' ? known.state : null
  // One attempt is told once, also when its handing in is tried again.
  const told = new Set<number>()
  let open = true
  outbox.add(say.initialized(), ...(stored ? [say.resumed()] : []))
  // What cannot be sent now is kept, and sent with the next statement.
  outbox.flush().catch(() => undefined)

  return {
    connected: true,
    learner,
    capacity: 64_000,
    stored,
    async save(state) {
      if (!open) return
      await lrs.setState({ ...document, state: { state }, contentType: 'application/json' })
      await outbox.flush()
    },
    async read(lesson) {
      outbox.add(say.experienced(lesson))
      await outbox.flush()
    },
    async handIn(attempt: HandedIn) {
      if (!told.has(attempt.number)) {
        told.add(attempt.number)
        finished = attempt.passed === true
        const verdict = attempt.score === null ? [] : [say.judged(attempt, seconds())]
        outbox.add(...attempt.answered.map(say.answered), say.completed(seconds()), ...verdict)
      }
      await outbox.flush()
    },
    async complete() {
      finished = true
      outbox.add(say.completed(seconds()))
      await outbox.flush()
    },
    flush: () => void outbox.flush().catch(() => undefined),
    leave() {
      if (!open) return
      open = false
      line.leaving = true
      outbox.add(...(finished ? [] : [say.suspended(seconds())]), say.terminated(seconds()))
      // The page is going: one request that outlives it. A statement that arrives twice has one id, and counts once.
      send(outbox.left()).catch(() => undefined)
    },
  }
}
