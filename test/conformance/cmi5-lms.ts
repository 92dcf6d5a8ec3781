import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startLrs, type StoredStatement } from './lrs'

const sessionId = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid'
const mastery = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore'
const categories = 'https://w3id.org/xapi/cmi5/context/categories'

export const unit = 'https://lms.example.org/unit/1'
const publisher = 'urn:publisher:unit'

type Launched = { session: string; masteryScore: number | undefined }

/** An LMS as cmi5 has it: it launches a unit, gives its token once, and keeps what the unit says in an LRS. */
export async function startCmi5Lms() {
  const token = Buffer.from('key:secret').toString('base64')
  const lrs = await startLrs({ credentials: `Basic ${token}` })
  const given = new Set<string>()
  const asked: string[] = []
  const launched: Launched[] = []
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    asked.push(`${request.method} ${request.url}`)
    const again = given.has(request.url ?? '')
    if (request.method === 'POST') given.add(request.url ?? '')
    const answer =
      request.method !== 'POST' || again
        ? { 'error-code': '1', 'error-text': 'The token was given before.' }
        : { 'auth-token': token }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    lrs,
    origin,
    asked,
    launched,
    /** The query of a launch: a session of its own in the learner's registration. */
    launch({
      learner,
      registration,
      launchMode = 'Normal',
      masteryScore,
      returnURL,
    }: {
      learner: string
      registration: string
      launchMode?: 'Normal' | 'Browse' | 'Review'
      masteryScore?: number
      returnURL?: string
    }): string {
      const session = randomUUID()
      const actor = { objectType: 'Agent', account: { homePage: 'https://lms.example.org', name: learner } }
      const data = {
        contextTemplate: {
          contextActivities: { grouping: [{ objectType: 'Activity', id: publisher }] },
          extensions: { [sessionId]: session },
        },
        launchMode,
        moveOn: 'CompletedAndPassed',
        ...(masteryScore === undefined ? {} : { masteryScore }),
        ...(returnURL === undefined ? {} : { returnURL }),
      }
      const key = [JSON.stringify(actor), unit, 'LMS.LaunchData', registration].join(' ')
      lrs.states.set(key, JSON.stringify(data))
      launched.push({ session, masteryScore })
      return new URLSearchParams({
        endpoint: lrs.endpoint,
        fetch: `${origin}/fetch/${session}`,
        actor: JSON.stringify(actor),
        registration,
        activityId: unit,
      }).toString()
    },
    async stop() {
      await lrs.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

export const verbOf = ({ verb }: StoredStatement): string => verb.id.split('/').at(-1) ?? ''

/** What cmi5 (Quartz, section 9) asks of all that was said in one registration; one sentence a fault. */
export function cmi5FaultsOf(statements: StoredStatement[], launched: Launched[]): string[] {
  const faults: string[] = []
  const check = (right: boolean, fault: string) => {
    if (!right) faults.push(fault)
  }
  const isDefined = (one: StoredStatement) => has(one, `${categories}/cmi5`)
  for (const verb of ['completed', 'passed'])
    check(statements.filter((one) => isDefined(one) && verbOf(one) === verb).length < 2, `${verb} was said twice`)
  const sessionOf = ({ context }: StoredStatement) => String(context?.extensions?.[sessionId])
  for (const session of new Set(statements.map(sessionOf))) {
    const said = statements.filter((one) => sessionOf(one) === session)
    const launch = launched.find((one) => one.session === session)
    check(launch !== undefined, `a statement has the unknown session ${session}`)
    const own = said.filter(isDefined)
    const verbs = own.map(verbOf)
    check(said[0] === own[0] && verbs[0] === 'initialized', 'a session does not begin with initialized')
    check(new Set(verbs).size === verbs.length, `a verb was said twice in a session: ${verbs.join()}`)
    check(!(verbs.includes('passed') && verbs.includes('failed')), 'a session has two verdicts')
    const end = said.findIndex((one) => verbOf(one) === 'terminated')
    check(end < 0 || end === said.length - 1, 'something was said after terminated')
    for (const one of said) {
      const verb = verbOf(one)
      const judged = verb === 'passed' || verb === 'failed'
      check(has(one, publisher, 'grouping'), `${verb} lacks the template of the LMS`)
      if (!isDefined(one)) {
        check(!has(one, `${categories}/moveon`), `${verb} moves on without being of cmi5`)
        continue
      }
      check(one.object.id === unit, `${verb} is about something else than the unit`)
      check(has(one, `${categories}/moveon`) === (judged || verb === 'completed'), `${verb}: moveon is wrong`)
      check((verb === 'initialized') !== Boolean(one.result?.duration), `${verb}: duration is wrong`)
      check(one.result?.completion === (verb === 'completed' ? true : undefined), `${verb}: completion is wrong`)
      check(one.result?.success === (judged ? verb === 'passed' : undefined), `${verb}: success is wrong`)
      if (judged && launch) {
        check(one.context?.extensions?.[mastery] === launch.masteryScore, `${verb}: the mastery score is wrong`)
        const scaled = one.result?.score?.scaled
        const reached = scaled === undefined || scaled >= (launch.masteryScore ?? 0) === (verb === 'passed')
        check(launch.masteryScore === undefined || reached, `${verb}: its score says otherwise`)
      }
    }
  }
  return faults
}

function has({ context }: StoredStatement, id: string, kind = 'category'): boolean {
  return (context?.contextActivities?.[kind] ?? []).some((activity) => activity.id === id)
}
