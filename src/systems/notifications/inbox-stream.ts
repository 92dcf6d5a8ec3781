import { sql as statement } from '@payloadcms/db-postgres/drizzle'
import type { Payload, PayloadRequest } from 'payload'
import { rows, sql, systemRequest } from '@/shared/db'
import { eventStream, type EventStream } from '@/shared/event-streams'
import { log } from '@/shared/log'
import { personOf } from '@/systems/identity/public'

type Watch = { person: number; stream: EventStream; last: string }
type State = { unread: number; newest: number }

/** One look for everybody who watches, instead of a connection or a query each. */
const every = 2000
const watches = new Set<Watch>()
let timer: NodeJS.Timeout | undefined

/**
 * Tells the person's bell as events come: `inbox` with the number of unread messages and the newest id, at once and whenever
 * it changes, wherever the change was made.
 */
export function openInboxStream({ req }: { req: PayloadRequest }): Response {
  const { payload } = req
  const person = personOf(req)?.id ?? 0
  return eventStream({
    signal: req.signal,
    start: (stream) => {
      const watch: Watch = { person, stream, last: '' }
      watches.add(watch)
      void look(payload, [watch])
      timer ??= setInterval(() => void look(payload, [...watches]), every).unref()
      return () => {
        watches.delete(watch)
        if (watches.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  })
}

async function look(payload: Payload, watched: Watch[]): Promise<void> {
  try {
    const states = await statesOf(payload, [...new Set(watched.map(({ person }) => person))])
    for (const watch of watched) {
      const state = states.get(watch.person) ?? { unread: 0, newest: 0 }
      const told = `${state.unread} ${state.newest}`
      if (told === watch.last) continue
      watch.last = told
      watch.stream.send('inbox', state)
    }
  } catch (error) {
    // The database may be away for a moment; the next look is soon.
    log.warn({ err: error }, 'could not look for new messages')
  }
}

async function statesOf(payload: Payload, people: number[]): Promise<Map<number, State>> {
  const req = await systemRequest(payload, { reason: 'each reader is told of their own inbox only' })
  const found = rows<State & { person: number }>(
    await sql(req).execute(statement`
      select recipient_id as person, count(*) filter (where read_at is null)::int as unread, max(id)::int as newest
      from notifications
      where recipient_id in (select value::int from json_array_elements_text(${JSON.stringify(people)}::json))
      group by recipient_id`),
  )
  return new Map(found.map(({ person, ...state }) => [person, state]))
}
