import { describe, expect, it } from '@jest/globals'
import { attendanceCode, codesAreOpen, isFresh, readCode, slotAt } from './attendance-code'

const secret = 'a secret that only tests know'
const now = new Date('2026-11-26T10:00:10Z')
const code = (session: number, at = now) => attendanceCode({ secret, session, slot: slotAt(at) })

describe('the code on the wall', () => {
  it('is another one every half minute, and for every session', () => {
    expect(code(7, new Date('2026-11-26T10:00:29.999Z'))).toBe(code(7))
    expect(code(7, new Date('2026-11-26T10:00:30Z'))).not.toBe(code(7))
    expect(code(8)).not.toBe(code(7))
  })

  it('says which session and which half minute it is of', () => {
    expect(readCode({ secret, code: code(7) })).toEqual({ session: 7, slot: slotAt(now) })
  })

  it('is nothing where a letter of it was changed, or it was made with another key', () => {
    const [session = '', slot = '', mac = ''] = code(7).split('-')
    const forged = [
      `8-${slot}-${mac}`,
      `${session}-${(slotAt(now) + 1).toString(36)}-${mac}`,
      `${session}-${slot}-${mac.startsWith('0') ? '1' : '0'}${mac.slice(1)}`,
      `${session}-${slot}-${mac.slice(1)}`,
      `${code(7)}0`,
      '',
      '--',
    ]
    expect(forged.map((one) => readCode({ secret, code: one }))).toEqual(forged.map(() => null))
    expect(readCode({ secret: `${secret}!`, code: code(7) })).toBeNull()
  })

  it('is fresh in its half minute and the next, and neither before nor after', () => {
    const slot = slotAt(now)
    const at = (seconds: number) => new Date(now.getTime() + seconds * 1000)
    expect([-30, 0, 19, 20, 49, 50].map((seconds) => isFresh(slot, at(seconds)))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ])
  })
})

describe('when codes are taken', () => {
  it('is from half an hour before the session until its end', () => {
    const times = { startsAt: '2026-11-26T10:00:00Z', endsAt: '2026-11-26T11:00:00Z' }
    const open = (time: string) => codesAreOpen({ ...times, now: new Date(`2026-11-26T${time}Z`) })
    expect(['09:29:59', '09:30:00', '11:00:00', '11:00:01'].map(open)).toEqual([false, true, true, false])
  })
})
