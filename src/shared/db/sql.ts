import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'

import { ownTransaction } from './transaction'

export type SqlResult<Row> = { rows: Row[]; rowCount: number | null }

export type SqlExecutor = {
  /** Runs one statement. Timestamps and 64-bit integers arrive as text, json columns parsed. */
  execute<Row = Record<string, unknown>>(statement: SQL): Promise<SqlResult<Row>>
}

/** SQL inside the request's transaction, or on the pool when none is open. Access is the caller's business. */
export function sql(req: PayloadRequest): SqlExecutor {
  return {
    async execute<Row>(statement: SQL) {
      const id = await ownTransaction(req)
      const { db } = req.payload
      const executor = id === undefined ? db.drizzle : db.sessions?.[id]?.db
      const result: unknown = await (executor as typeof db.drizzle).execute(statement)
      return result as SqlResult<Row>
    },
  }
}

/** The rows of a result: `rows<{ id: number }>(await sql(req).execute(...))`. */
export function rows<Row = Record<string, unknown>>(result: SqlResult<unknown>): Row[] {
  return result.rows as Row[]
}
