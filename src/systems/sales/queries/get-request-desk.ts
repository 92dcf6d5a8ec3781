import type { PayloadRequest } from 'payload'
import { asSystem } from '@/shared/db'
import { listVersions, type VersionSummary } from '@/systems/courses/public'
import { hasRole } from '@/systems/identity/public'
import { listVersionStates, type VersionStanding } from '@/systems/sops/public'
import { endStates, movesFrom, type RequestState } from '../lifecycle'
import type { RequestEventRecord, RequestFileRecord, RequestRecord } from '../model'
import { mayMoveTo, mayPlan, mayProduce, maySee, mayWrite } from '../policies'
import { ageOf, type Age } from '../rules/ageing'
import { openQuestions } from '../rules/open-questions'
import { personWith } from '../rules/who-may'
import { readEvents, readFiles, readRequest } from '../rows'
import { ownersOf } from './list-requests'

export type RequestDesk = {
  request: Omit<RequestRecord, 'reminded' | 'linkGeneration' | 'linkSentAt' | 'organisation'>
  age: Age
  overdue: boolean
  owners: { id: number; name: string }[]
  /** The newest first; an answer names its question. */
  events: RequestEventRecord[]
  openQuestions: number[]
  files: Omit<RequestFileRecord, 'sha256' | 'filename' | 'prefix'>[]
  production: {
    sops: VersionStanding[]
    /** Versions of the course, the newest first. */
    versions: VersionSummary[]
    /** Files that are no SOP version yet. */
    waiting: number
  }
  /** Moves that are the person's to make and have no button of their own. */
  moves: RequestState[]
  may: { plan: boolean; write: boolean; quote: boolean; produce: boolean; handOver: boolean; seeSops: boolean }
}

/** Where these states come from: a quote, production, the client's signature. They have buttons of their own. */
const notByHand: readonly RequestState[] = ['quoted', 'client-review', 'delivered', 'needs-info']

/** All that the desk of a request shows. @throws 401, 403, `requests.not-found` (404) */
export async function getRequestDesk({
  req,
  id,
  now = new Date(),
}: {
  req: PayloadRequest
  id: number
  now?: Date
}): Promise<RequestDesk> {
  const person = personWith({ req, roles: maySee, what: 'see requests' })
  const full = await readRequest({ req, id })
  const { reminded: _1, linkGeneration: _2, linkSentAt: _3, organisation, ...request } = full
  const events = await readEvents({ req, request: id })
  const files = await readFiles({ req, request: id })
  const system = asSystem(req, 'the request, which the person may see, tells how far its production is')
  const versions = full.course ? await listVersions({ req: system, course: full.course }) : []
  const { state } = full
  const over = endStates.includes(state)
  const handable = versions.find((version) => version.state === 'released')
  return {
    request,
    age: ageOf({ state, movedAt: full.movedAt, now }),
    overdue: !over && state !== 'delivered' && full.dueAt !== null && Date.parse(full.dueAt) < now.getTime(),
    owners: await ownersOf({ req, organisation }),
    events: [...events].reverse(),
    openQuestions: over ? [] : openQuestions(events).map(({ id }) => id),
    files: files.map(({ sha256: _sha, filename: _name, prefix: _prefix, ...file }) => file),
    production: {
      sops: await listVersionStates({ req: system, versions: full.sopVersions }),
      versions,
      waiting: files.filter(({ sopVersion }) => sopVersion === null).length,
    },
    moves: movesFrom(full).filter(
      (to) => hasRole(person, ...mayMoveTo[to]) && (state === 'on-hold' || !notByHand.includes(to)),
    ),
    may: {
      plan: hasRole(person, ...mayPlan) && !over,
      write: hasRole(person, ...mayWrite) && !over,
      quote: hasRole(person, ...mayPlan) && ['triage', 'quoted'].includes(state),
      produce: hasRole(person, ...mayProduce) && ['approved', 'in-production'].includes(state) && full.course === null,
      handOver:
        hasRole(person, ...mayProduce) &&
        handable !== undefined &&
        (state === 'in-production' || (state === 'client-review' && handable.id !== full.version)),
      seeSops: hasRole(person, 'author', 'reviewer', 'trainer', 'manager', 'admin'),
    },
  }
}
