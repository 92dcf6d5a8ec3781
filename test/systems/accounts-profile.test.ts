import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { startSchool, type Actor, type School } from '../builders/school'
import { answerOf } from './accounts-kit'

let school: School

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const post = async (actor: Actor, address: string, body?: unknown) => answerOf(await actor.call('POST', address, body))
const profile = { name: 'Our learner', language: 'nl', timeZone: 'Europe/Berlin', phone: '' }

describe('a profile', () => {
  it('is kept in its usual form', async () => {
    const answer = await post(school.as.learner, '/users/profile', {
      ...profile,
      name: '  Lena Learner ',
      language: 'NL-be',
      phone: '0049 (30) 123-456',
    })
    expect(answer.json).toEqual({
      name: 'Lena Learner',
      language: 'nl-BE',
      timeZone: 'Europe/Berlin',
      phone: '+4930123456',
    })
    const kept = await answerOf(await school.as.learner.call('GET', `/users/${school.as.learner.id}?depth=0`))
    expect(kept.json).toMatchObject(answer.json)
  })

  it.each([
    [{ phone: '030 123456' }, 'profile.bad-phone'],
    [{ timeZone: 'Berlin' }, 'profile.bad-time-zone'],
    [{ language: 'not a language' }, 'profile.bad-language'],
    [{ name: '   ' }, 'request.bad-body'],
  ])('refuses %j', async (wrong, code) => {
    expect(await post(school.as.learner, '/users/profile', { ...profile, ...wrong })).toMatchObject({
      status: 400,
      code,
    })
  })

  it('says nothing about job role, site, state or roles, which others decide', async () => {
    const wish = { jobRole: 'Boss', site: 'Beach', roles: ['admin'], state: 'left' }
    await post(school.as.learner, '/users/profile', { ...profile, ...wish })
    await school.as.learner.call('PATCH', `/users/${school.as.learner.id}`, wish)
    const kept = await answerOf(await school.as.admin.call('GET', `/users/${school.as.learner.id}?depth=0`))
    expect(kept.json).toMatchObject({ roles: ['learner'], state: 'active' })
    // Of somebody else's account an administrator sees neither sessions nor secrets.
    expect(kept.json.sessions ?? []).toEqual([])
    for (const name of ['hash', 'salt', 'externalId']) expect(kept.json).not.toHaveProperty(name)
    expect([kept.json.jobRole ?? null, kept.json.site ?? null]).toEqual([null, null])
  })
})

describe('a picture of oneself', () => {
  const pictures = () => readdirSync(path.join(school.dataDir, 'files/people'))
  const send = (actor: Actor, data: Buffer, type = 'image/jpeg') => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(data)], 'me.jpg', { type }))
    return post(actor, '/users/avatar', form)
  }

  it('is drawn anew and small, without what the camera wrote into it', async () => {
    const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: 'teal' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer()
    expect(photo.toString('latin1')).toContain('secret place')
    expect((await send(school.as.author, photo)).status).toBe(200)
    const response = await school.as.learner.call('GET', `/users/${school.as.author.id}/avatar`)
    expect([response.headers.get('content-type'), response.headers.get('x-content-type-options')]).toEqual([
      'image/webp',
      'nosniff',
    ])
    const drawn = Buffer.from(await response.arrayBuffer())
    expect(await sharp(drawn).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 })
    expect(drawn.toString('latin1')).not.toContain('secret place')
    expect((await school.other.admin.call('GET', `/users/${school.as.author.id}/avatar`)).status).toBe(404)
  })

  it('replaces the one before, and leaves no file behind when it is removed', async () => {
    const dot = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    await send(school.as.author, dot)
    expect(pictures()).toHaveLength(1)
    expect((await post(school.as.author, '/users/avatar/remove')).status).toBe(200)
    expect(pictures()).toHaveLength(0)
    expect((await school.as.author.call('GET', `/users/${school.as.author.id}/avatar`)).status).toBe(204)
  })

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing that could hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['nothing', Buffer.alloc(0)],
    ['half a picture', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
  ])('is not %s', async (_what, data) => {
    expect(await send(school.as.author, data)).toMatchObject({ status: 400, code: 'avatar.not-a-picture' })
  })
})
