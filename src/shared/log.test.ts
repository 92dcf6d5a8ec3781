import { describe, expect, it } from '@jest/globals'

import { createLog, withoutSecrets } from './log'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }))
  return lines.join('')
}

describe('the log', () => {
  it('is JSON, one object a line, with the level as a word and the time as ISO', () => {
    const line = JSON.parse(logged((log) => log.info({ run: 7 }, 'job started'))) as Record<string, unknown>
    expect(line).toMatchObject({ level: 'info', run: 7, msg: 'job started' })
    expect(new Date(String(line.time)).toISOString()).toBe(line.time)
  })

  it('prints no password, token, cookie or authorization, however deep they stand', () => {
    const text = logged((log) =>
      log.info({
        password: 'hunter-2',
        user: { resetPasswordToken: 'hunter-2', name: 'Ada' },
        req: { headers: { authorization: 'hunter-2', cookie: 'hunter-2', 'x-api-key': 'hunter-2' } },
        err: { data: { user: { password: 'hunter-2' } } },
      }),
    )
    expect(text).not.toContain('hunter-2')
    expect(text).toContain('Ada')
  })

  it('prints no secret that stands in a text or in an error', () => {
    const text = logged((log) => {
      log.warn('cannot reach postgres://me:hunter-2@db/coursewright')
      log.error({ err: new Error('401 for Bearer hunter-2hunter-2 at https://x.test/?token=hunter-2') }, 'refused')
    })
    expect(text).not.toContain('hunter-2')
    expect(text).toContain('postgres://me:[redacted]@db/coursewright')
  })

  it('prints no link that opens a client’s status page', () => {
    const token = `a1.zzzzzz.0.${'x'.repeat(43)}`
    expect(withoutSecrets(`/r/${token}/preview and /api/requests/by-link/${token}/answers`)).toBe(
      '/r/[redacted]/preview and /api/requests/by-link/[redacted]/answers',
    )
  })

  it('prints neither statement nor parameters of a failed query', () => {
    const failed = Object.assign(
      new Error('Failed query: insert …\nparams: Ada Lovelace', { cause: new Error('duplicate key') }),
      {
        params: ['Ada Lovelace'],
      },
    )
    const text = logged((log) => log.error({ err: failed }, 'not saved'))
    expect(text).toContain('duplicate key')
    expect(text).not.toContain('Lovelace')
  })

  it('leaves ordinary text alone', () => {
    expect(withoutSecrets('see https://example.org/a:b@c and Basic hygiene')).toBe(
      'see https://example.org/a:b@c and Basic hygiene',
    )
  })
})
