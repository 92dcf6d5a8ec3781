import { sql as statement, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { jsonText } from '@/shared/json'
import { sopAdapters } from '../adapters'
import type { Embedder } from './define-embedder'

/** Some organisations: these, or all but these. */
export type Scope = { only: readonly number[] } | { except: readonly number[] }

/** Whether texts of an organisation may be shown to an embedder. */
export async function mayEmbed(req: PayloadRequest, organisation: number, { hosted }: Embedder): Promise<boolean> {
  if (!hosted) return true
  const kept = await sopAdapters().keptHere(req)
  return kept !== 'everybody' && !kept.includes(organisation)
}

/** The embedder for an organisation: the chosen one, or the one on this server where its texts must not leave. */
export async function embedderFor(req: PayloadRequest, organisation: number): Promise<Embedder> {
  const { embedder, local } = sopAdapters()
  return (await mayEmbed(req, organisation, embedder)) ? embedder : local
}

/** Every embedder in use, and for which organisations. */
export async function embeddersInUse(req: PayloadRequest): Promise<{ embedder: Embedder; scope: Scope }[]> {
  const { embedder, local, keptHere } = sopAdapters()
  const kept = embedder.hosted ? await keptHere(req) : []
  if (kept === 'everybody') return [{ embedder: local, scope: { except: [] } }]
  return [
    { embedder, scope: { except: kept } },
    ...(kept.length > 0 ? [{ embedder: local, scope: { only: kept } }] : []),
  ]
}

/** The condition that a column names an organisation of the scope. */
export function within(column: SQL, scope: Scope): SQL {
  const ids = 'only' in scope ? scope.only : scope.except
  const listed = statement`${column} in (select jsonb_array_elements_text(${jsonText(ids)}::jsonb)::int)`
  return 'only' in scope ? listed : statement`not ${listed}`
}
