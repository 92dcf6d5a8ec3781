import { env } from '@/shared/env'

export type NewAccount = { email: string; password: string; roles: string[] }

/** Tells the person who started the server where to go, and the passwords of accounts that were just made, which are shown only once. */
export function welcome({ port, accounts, seconds }: { port: number; accounts: NewAccount[]; seconds: number }): void {
  console.log(
    box([
      `Coursewright is running (started in ${seconds.toFixed(1)} s)`,
      '',
      ...places(addressOf(port)),
      ...passwords(accounts),
      ...notes(),
    ]),
  )
}

/** Where people reach the server. */
export const addressOf = (port: number): string => (env.PORT === 0 ? `http://localhost:${port}` : env.PUBLIC_URL)

function places(address: string): string[] {
  return [
    `Learn      ${address}/learn`,
    `Admin      ${address}/admin`,
    `Visitors   ${address}/`,
    `Jobs       ${address}/jobs   (administrators of the operator)`,
  ]
}

function passwords(accounts: NewAccount[]): string[] {
  if (accounts.length === 0) return []
  const width = Math.max(...accounts.map(({ email }) => email.length))
  return [
    '',
    'These accounts were made. Their passwords are shown only now:',
    '',
    ...accounts.map(({ email, password, roles }) => `${email.padEnd(width)}  ${password}  ${roles.join(', ')}`),
  ]
}

function notes(): string[] {
  if (!env.EMBEDDED_DATABASE) return []
  return [
    '',
    `The embedded database keeps its data in ${env.DATA_DIR}.`,
    'It is for evaluation: it can lose data when the power fails.',
    'For real work set DATABASE_URL to a PostgreSQL with pgvector.',
  ]
}

function box(lines: string[]): string {
  const width = Math.max(...lines.map((line) => line.length))
  const rule = '─'.repeat(width + 4)
  return ['', `┌${rule}┐`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `└${rule}┘`, ''].join('\n')
}
