import { closeStatement, type Client } from './client'
import type { Engine } from './engine'
import { quoteIdentifier, quoteLiteral } from './listening'
import { message } from './messages'

/** What PGlite's one session carries beyond a turn, kept apart for each connection. */
export type Session = {
  /** Before a client's turn: its settings and statements are put in place. */
  begin(client: Client): void
  /** During it: the tag of each command that was done (`SET`, `INSERT 0 1`), and the texts that were run. */
  noteTag(tag: string): void
  noteText(text: string): void
  /** After it: what the client did to the session is taken down for its next turn, and put right for the others. */
  end(client: Client | undefined): void
  /** A client is gone; its statements are closed at the end of the turn. */
  forget(client: Client): void
}

const changesSettings = /\bset_config\s*\(/i

export const sync = message('S')

export function createSession({ engine, clients }: { engine: Engine; clients: ReadonlySet<Client> }): Session {
  const own = sessionSettings(engine)
  let applied = new Map<string, string>()
  let changed = false
  let deafened = false
  let toClose: Buffer[] = []

  const applySettings = (wanted: Map<string, string>) => {
    if (sameEntries(applied, wanted)) return
    engine.query('reset all')
    const all = [...own, ...wanted].map(
      ([name, value]) => `set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, false)`,
    )
    if (all.length > 0) engine.query(`select ${all.join(', ')}`)
    applied = wanted
  }

  return {
    begin(client) {
      if (client.stale && client.statements.size > 0) {
        engine.run(Buffer.concat([...client.statements.values(), sync]))
      }
      client.stale = false
      applySettings(client.settings)
    },
    noteTag(tag) {
      if (tag === 'SET' || tag === 'RESET' || tag === 'DISCARD ALL') changed = true
      if (tag === 'UNLISTEN' || tag === 'DISCARD ALL') deafened = true
      if (tag === 'DEALLOCATE ALL' || tag === 'DISCARD ALL') clients.forEach((client) => (client.stale = true))
    },
    noteText(text) {
      if (changesSettings.test(text)) changed = true
    },
    end(client) {
      if (changed) {
        applied = sessionSettings(engine)
        own.forEach((_value, name) => applied.delete(name))
        if (client) client.settings = applied
        changed = false
      }
      if (deafened) {
        const wanted = new Set([...clients].flatMap(({ channels }) => [...channels]))
        if (wanted.size > 0) engine.query([...wanted].map((channel) => `listen ${quoteIdentifier(channel)}`).join(';'))
        deafened = false
      }
      if (toClose.length > 0) {
        engine.run(Buffer.concat([...toClose, sync]))
        toClose = []
      }
    },
    forget(client) {
      toClose.push(...[...client.statements.keys()].map(closeStatement))
    },
  }
}

function sessionSettings(engine: Engine): Map<string, string> {
  const settings = engine.query(`select name, setting from pg_settings where source = 'session'`)
  return new Map(settings.map(([name, setting]) => [name ?? '', setting ?? '']))
}

function sameEntries(a: Map<string, string>, b: Map<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value)
}
