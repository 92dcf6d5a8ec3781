import { env } from './env'

const key = Symbol.for('coursewright.embedded-database')
type Holder = { [key]?: string }

/** The server process tells where its embedded database listens; Next's own bundle, in the same process, asks. */
export function announceEmbeddedDatabase(connectionString: string): void {
  ;(globalThis as Holder)[key] = connectionString
}

/** Where the database is. Building and code generation open none, so they get an address nobody answers at. */
export function databaseUrl(): string {
  return env.DATABASE_URL ?? (globalThis as Holder)[key] ?? 'postgres://nobody@127.0.0.1:1/none'
}
