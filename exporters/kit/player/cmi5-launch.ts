import type { Agent, Context } from '@xapi/xapi'
import type XAPI from '@xapi/xapi'
import { connectLrs, readState } from './lrs'
import { SessionRefused } from './tracking'

/** What the LMS wrote down before it launched the unit (cmi5, 10: State API). */
type LaunchData = {
  contextTemplate: Context
  launchMode: 'Normal' | 'Browse' | 'Review'
  masteryScore?: number
  returnURL?: string
}

export type Launch = {
  lrs: XAPI
  line: { leaving: boolean }
  actor: Agent
  registration: string
  activityId: string
  template: Context
  normal: boolean
  masteryScore: number | undefined
  returnTo: string | undefined
  /** Remembers, for a reload of this page, that nothing may be told any more. */
  end(): void
}

/**
 * Opens the session that the address names (cmi5, 8.1 and 8.2). The token is fetched once: a page that is loaded again
 * goes on with the one it had.
 *
 * @returns null where the course was not launched by an LMS @throws SessionRefused
 */
export async function openLaunch(search: string = location.search): Promise<Launch | null> {
  const query = new URLSearchParams(search)
  const [endpoint, tokenUrl, registration, activityId] = ['endpoint', 'fetch', 'registration', 'activityId'].map(
    (name) => query.get(name),
  )
  const actor = actorFrom(query.get('actor'))
  if (!endpoint || !tokenUrl || !registration || !activityId || !actor) return null
  const session = sessionOf(tokenUrl)
  const token = session.token ?? (await fetchToken(tokenUrl))
  session.keep({ token })
  const { lrs, line } = connectLrs({ endpoint, auth: `Basic ${token.replace(/^Basic /, '')}` })
  const data = (await readState(lrs, {
    agent: actor,
    activityId,
    stateId: 'LMS.LaunchData',
    registration,
  })) as LaunchData | null
  if (!data?.contextTemplate) throw new SessionRefused('not-started')
  const returnTo = /^https?:\/\//.test(data.returnURL ?? '') ? data.returnURL : undefined
  if (session.ended) throw new SessionRefused('ended', returnTo)
  // Asked for because cmi5 has every unit ask; the course has one language, and no sound.
  await lrs.getAgentProfile({ agent: actor, profileId: 'cmi5LearnerPreferences' }).catch(() => undefined)
  return {
    lrs,
    line,
    actor,
    registration,
    activityId,
    template: data.contextTemplate,
    normal: data.launchMode === 'Normal',
    masteryScore: data.masteryScore,
    returnTo,
    end: () => session.keep({ token, ended: true }),
  }
}

async function fetchToken(address: string): Promise<string> {
  try {
    const response = await fetch(address, { method: 'POST', credentials: 'omit', cache: 'no-store' })
    const answer = (await response.json()) as { 'auth-token'?: string }
    if (response.ok && answer['auth-token']) return answer['auth-token']
  } catch {
    // Without an answer there is no token: refused below.
  }
  throw new SessionRefused('not-started')
}

type Kept = { token?: string; ended?: boolean }

/** Lives as long as the tab: a reload finds it, another launch does not. */
function sessionOf(tokenUrl: string): Kept & { keep(kept: Kept): void } {
  const name = `coursewright:cmi5:${tokenUrl}`
  const keep = (kept: Kept) => {
    try {
      sessionStorage.setItem(name, JSON.stringify(kept))
    } catch {
      // No storage: a reload has to be launched anew.
    }
  }
  try {
    return { ...(JSON.parse(sessionStorage.getItem(name) ?? '{}') as Kept), keep }
  } catch {
    return { keep }
  }
}

function actorFrom(text: string | null): Agent | null {
  try {
    const actor: unknown = JSON.parse(text ?? 'null')
    return typeof actor === 'object' && actor !== null ? actor : null
  } catch {
    return null
  }
}
