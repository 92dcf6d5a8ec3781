import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { manifestSchema } from '@/shared/manifest/schema'
import { asSystem, find, findByID, rows, sql, update } from '@/shared/db'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import {
  acceptSupportedClaims,
  getReview,
  hashOfSigned,
  submitForReview,
  type Review,
  type Signed,
} from '@/systems/courses/public'
import { schoolPassword, startSchool, type Actor, type School } from '../builders/school'
import { draftCourse, type Drafted } from './courses-draft'

let school: School
let second: Actor
let alsoAuthor: Actor

beforeAll(async () => {
  school = await startSchool()
  second = await school.someone('Second Reviewer', ['reviewer'])
  alsoAuthor = await school.someone('Author And Reviewer', ['author', 'reviewer'])
}, 120_000)
afterAll(() => school.stop())

type Answer = {
  status: number
  json: Record<string, unknown> & { errors?: { message: string; data?: { code: string; detail?: unknown } }[] }
}
async function ask(actor: Pick<Actor, 'call'>, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await actor.call(method, path, body)
  return { status: response.status, json: (await response.json()) as Answer['json'] }
}
const codeOf = ({ json }: Answer) => json.errors?.[0]?.data?.code
const review = async (actor: Actor, course: number) =>
  (await getReview({ req: await actor.req(), id: course })) as Review
const state = async (course: number) =>
  (await findByID({ req: asSystem(await school.as.author.req(), 'a test looks'), collection: 'courses', id: course }))
    .state

async function inReview(support?: Parameters<typeof draftCourse>[0]['support']): Promise<Drafted> {
  const drafted = await draftCourse({ author: school.as.author, ...(support ? { support } : {}) })
  await submitForReview({ req: await school.as.author.req(), id: drafted.course })
  return drafted
}
async function decided(): Promise<Drafted> {
  const drafted = await inReview()
  await acceptSupportedClaims({ req: await school.as.reviewer.req(), course: drafted.course })
  return drafted
}
async function sign(actor: Actor, course: number, change: object = {}): Promise<Answer> {
  const { contentHash } = await review(school.as.reviewer, course)
  return ask(actor, 'POST', `/courses/${course}/approve`, {
    password: schoolPassword,
    meaning: 'approved',
    contentHash,
    ...change,
  })
}
async function approved(): Promise<Drafted> {
  const drafted = await decided()
  expect((await sign(school.as.reviewer, drafted.course)).status).toBe(200)
  return drafted
}
async function published(): Promise<Drafted & { released: number }> {
  const drafted = await approved()
  const { json } = await ask(school.as.author, 'POST', `/courses/${drafted.course}/publish`)
  return { ...drafted, released: json.version as number }
}

describe('a course in review', () => {
  it('shows a reviewer the claims without support first, each with its passage and the section around it', async () => {
    const { course } = await inReview({ hours: 'unsupported', close: 'partial' })
    const shown = await review(school.as.reviewer, course)
    expect(shown.claims.slice(0, 2).map((claim) => claim.key)).toEqual(['hours', 'close'])
    const [citation] = shown.claims[0]?.citations ?? []
    const section = shown.sections[citation?.section ?? '']
    expect(section?.path).toEqual(['8 Procedure', '8.5 Restart'])
    expect(section?.lines.map((line) => line.key)).toContain('seg-hours')
    expect(shown.sources[0]).toMatchObject({ sop: 'SOP-LAB-014', version: expect.any(Number) })
  })

  it('is accepted in bulk where the passages bear it out, and leaves the rest to be looked at', async () => {
    const { course } = await inReview({ samples: 'partial' })
    const { status, json } = await ask(school.as.reviewer, 'POST', `/courses/${course}/accept-supported`, {
      lesson: 'l1',
    })
    expect(status).toBe(200)
    expect((json.claims as number[]).length).toBe(5)
    const shown = await review(school.as.reviewer, course)
    expect(
      shown.claims
        .filter((claim) => claim.state !== 'accepted')
        .map((claim) => claim.key)
        .sort(),
    ).toEqual(['daily', 'samples', 'ult'])
  })

  it('verifies an edit at once and says what the passage does not bear out', async () => {
    const { course, claims } = await inReview()
    const { status, json } = await ask(school.as.reviewer, 'POST', `/claims/${claims.hours}/decide`, {
      decision: 'edit',
      text: 'A -80 °C freezer takes 2 hours to reach -80 °C.',
    })
    expect(status).toBe(200)
    expect(json.claim).toMatchObject({ state: 'edited', support: 'unsupported' })
    const shown = await review(school.as.reviewer, course)
    const claim = shown.claims.find((one) => one.key === 'hours')
    expect(claim?.problems.length).toBeGreaterThan(0)
    expect(claim?.originalText).toBe('A -80 °C freezer takes 4-8 hours to reach -80 °C.')
    expect(JSON.stringify(shown.content)).toContain('takes 2 hours')
    expect(shown.blockers.map((blocker) => blocker.code)).toContain('support-not-accepted')
  })

  it('takes a reason, and only then, for a claim the passage does not bear out', async () => {
    const { claims } = await inReview({ daily: 'unsupported' })
    const bare = await ask(school.as.reviewer, 'POST', `/claims/${claims.daily}/decide`, { decision: 'accept' })
    expect([bare.status, codeOf(bare)]).toEqual([409, 'course.reason-missing'])
    const reasoned = await ask(school.as.reviewer, 'POST', `/claims/${claims.daily}/decide`, {
      decision: 'accept',
      reason: 'The manual says so.',
    })
    expect(reasoned.json.claim).toMatchObject({
      state: 'accepted',
      reason: 'The manual says so.',
      decidedByName: 'Our reviewer',
    })
  })

  it('tells the second of two people what the first made of a claim, instead of overwriting it', async () => {
    const { course, claims } = await inReview()
    const seen = (await review(second, course)).claims.find((claim) => claim.key === 'gloves')
    await ask(school.as.reviewer, 'POST', `/claims/${claims.gloves}/decide`, {
      decision: 'reject',
      reason: 'Not for all freezers.',
    })
    const late = await ask(second, 'POST', `/claims/${claims.gloves}/decide`, {
      decision: 'accept',
      expected: seen?.updatedAt,
    })
    expect([late.status, codeOf(late)]).toEqual([409, 'course.claim-changed'])
    expect(late.json.errors?.[0]?.data?.detail).toMatchObject({
      current: { state: 'rejected', reason: 'Not for all freezers.' },
    })
  })

  it('lets authors edit and comment, but neither accept nor sign their own work', async () => {
    const { course, claims } = await decided()
    const accept = await ask(school.as.author, 'POST', `/claims/${claims.dry}/decide`, { decision: 'accept' })
    expect([accept.status, codeOf(accept)]).toEqual([403, 'course.own-work'])
    const signed = await sign(school.as.author, course)
    expect([signed.status, codeOf(signed)]).toEqual([403, 'course.own-work'])
    const edit = await ask(school.as.author, 'POST', `/claims/${claims.dry}/decide`, {
      decision: 'edit',
      text: 'Ensure the interior is dry.',
    })
    expect(edit.json.claim).toMatchObject({ state: 'edited', decidedBy: null, editedByName: 'Our author' })
    const blocked = await sign(school.as.reviewer, course)
    expect([blocked.status, codeOf(blocked)]).toEqual([409, 'course.blocked'])
  })

  it('does not take somebody with both roles for an independent reviewer of their own course', async () => {
    const { course } = await draftCourse({ author: alsoAuthor })
    await submitForReview({ req: await alsoAuthor.req(), id: course })
    expect(codeOf(await ask(alsoAuthor, 'POST', `/courses/${course}/accept-supported`, {}))).toBe(
      'course.not-yours-to-decide',
    )
    expect(codeOf(await ask(alsoAuthor, 'POST', `/courses/${course}/request-changes`, { comment: 'Hm.' }))).toBe(
      'course.own-work',
    )
  })

  it('carries a suggestion to the author, who takes it, while the reviewer stays free to approve alone', async () => {
    const { course, claims } = await inReview({ close: 'partial' })
    const { status, json } = await ask(school.as.reviewer, 'POST', `/courses/${course}/suggestions`, {
      claimKey: 'close',
      suggestedText: 'Close the door securely.',
      text: 'In the words of the SOP.',
    })
    expect(status).toBe(200)
    expect(json.verdict).toMatchObject({ support: 'supported' })
    const comment = (json.comment as { id: number }).id
    await ask(school.as.author, 'POST', `/claims/${claims.close}/decide`, {
      decision: 'edit',
      text: 'Close the door securely.',
      suggestion: comment,
    })
    const shown = await review(school.as.reviewer, course)
    expect(shown.comments.find((one) => one.id === comment)?.resolved).toBe(true)
    expect(shown.may.standing).toBe('independent')
  })

  it('is sent back with a comment, and not without one', async () => {
    const { course } = await inReview()
    expect((await ask(school.as.reviewer, 'POST', `/courses/${course}/request-changes`, { comment: ' ' })).status).toBe(
      400,
    )
    expect(
      (await ask(school.as.reviewer, 'POST', `/courses/${course}/request-changes`, { comment: 'Lesson 2 is thin.' }))
        .status,
    ).toBe(200)
    expect(await state(course)).toBe('changes-requested')
    expect((await review(school.as.author, course)).comments.map((comment) => comment.text)).toEqual([
      'Lesson 2 is thin.',
    ])
  })

  it('decides on exercises with their keys as well', async () => {
    const { course } = await inReview()
    expect(
      (await ask(school.as.reviewer, 'POST', `/courses/${course}/exercises`, { exercise: 'e2', decision: 'rejected' }))
        .status,
    ).toBe(200)
    const shown = await review(school.as.reviewer, course)
    expect(shown.content.assessment.exercises.find((exercise) => exercise.id === 'e2')).toMatchObject({
      verdict: { decision: 'rejected', by: 'Our reviewer' },
    })
  })
})

describe('a signature', () => {
  it('is not taken while anything is undecided', async () => {
    const { course } = await inReview()
    const refused = await sign(school.as.reviewer, course)
    expect([refused.status, codeOf(refused)]).toEqual([409, 'course.blocked'])
  })

  it('needs the password again, counts wrong ones, and makes no session', async () => {
    const { course } = await decided()
    const hasty = await school.someone('Hasty Reviewer', ['reviewer'])
    const wrong = await sign(hasty, course, { password: 'not it' })
    expect([wrong.status, codeOf(wrong)]).toEqual([403, 'signature.password-wrong'])
    const req = asSystem(await hasty.req(), 'a test looks')
    const account = async () =>
      rows<{ sessions: string }>(
        await sql(req).execute(query`
          select (select count(*) from users_sessions where _parent_id = users.id) as sessions
          from users where id = ${hasty.id}`),
      )[0]
    expect(await account()).toMatchObject({ sessions: '1' })
    for (let tries = 0; tries < 9; tries += 1) await sign(hasty, course, { password: 'not it' })
    const locked = await sign(hasty, course)
    expect([locked.status, codeOf(locked)]).toEqual([423, 'signature.locked'])
    expect(await state(course)).toBe('in-review')
  }, 60_000)

  it('is under what the signer was shown', async () => {
    const { course } = await decided()
    const other = await sign(school.as.reviewer, course, { contentHash: 'f'.repeat(64) })
    expect([other.status, codeOf(other)]).toEqual([409, 'course.content-changed'])
  })

  it('approves the course, with its meaning, its hash and the name of the signer, and makes no session', async () => {
    const { course } = await decided()
    const signed = await sign(school.as.reviewer, course)
    expect(signed.status).toBe(200)
    expect(signed.json as Signed).toMatchObject({ state: 'approved', needsSecondSigner: false })
    const shown = await review(school.as.reviewer, course)
    expect(shown.signatures).toMatchObject([
      {
        byName: 'Our reviewer',
        meaning: 'I approve this version for training',
        contentHash: shown.contentHash,
        voidedAt: null,
      },
    ])
  })

  it('of somebody who edited a claim waits for a second one', async () => {
    const { course, claims } = await decided()
    await ask(second, 'POST', `/claims/${claims.dry}/decide`, { decision: 'edit', text: 'Ensure the interior is dry.' })
    await acceptSupportedClaims({ req: await school.as.reviewer.req(), course })
    const first = await sign(second, course)
    expect(first.json).toMatchObject({ state: 'in-review', needsSecondSigner: true })
    const other = await sign(school.as.reviewer, course)
    expect(other.json).toMatchObject({ state: 'approved', needsSecondSigner: false })
  })

  it('is voided by an edit, which brings the course back to review', async () => {
    const { course, claims } = await approved()
    const edit = await ask(school.as.author, 'POST', `/claims/${claims.dry}/decide`, {
      decision: 'edit',
      text: 'Ensure the interior is dry.',
    })
    expect(edit.json).toMatchObject({ voided: 1 })
    expect(await state(course)).toBe('in-review')
    const [signature] = (await review(school.as.reviewer, course)).signatures
    expect(signature).toMatchObject({ voidedReason: 'Our author changed a claim after it was signed' })
    const publish = await ask(school.as.author, 'POST', `/courses/${course}/publish`)
    expect(publish.status).toBe(409)
  })
})

describe('publishing', () => {
  it('freezes exactly what was signed', async () => {
    const { course, released } = await published()
    const { json } = await ask(school.as.author, 'GET', `/versions/${released}/manifest`)
    const manifest = manifestSchema.parse(json)
    expect(manifest).toMatchObject({ id: `course-${course}`, version: '1', provenance: { authors: ['Our author'] } })
    expect(manifest.provenance.approvals).toMatchObject([{ by: 'Our reviewer', contentHash: hashOfSigned(manifest) }])
    expect(await state(course)).toBe('published')
  })

  it('leaves out what was rejected, with all that rests on it', async () => {
    const { course, claims } = await inReview()
    await ask(school.as.reviewer, 'POST', `/claims/${claims.hours}/decide`, { decision: 'reject' })
    await acceptSupportedClaims({ req: await school.as.reviewer.req(), course })
    expect((await sign(school.as.reviewer, course)).status).toBe(200)
    const { json } = await ask(school.as.author, 'POST', `/courses/${course}/publish`)
    const { json: manifest } = await ask(school.as.author, 'GET', `/versions/${String(json.version)}/manifest`)
    expect(JSON.stringify(manifest)).not.toContain('4-8 hours')
    expect(manifest.claims).not.toHaveProperty('hours')
  })

  it('supersedes the version before and keeps its signature valid', async () => {
    const { course, released, claims } = await published()
    expect((await ask(school.as.author, 'POST', `/courses/${course}/revise`)).json).toMatchObject({ state: 'draft' })
    await ask(school.as.author, 'POST', `/claims/${claims.dry}/decide`, {
      decision: 'edit',
      text: 'Ensure the interior is dry.',
    })
    await submitForReview({ req: await school.as.author.req(), id: course })
    await acceptSupportedClaims({ req: await school.as.reviewer.req(), course })
    expect((await sign(school.as.reviewer, course)).status).toBe(200)
    const { json } = await ask(school.as.manager, 'POST', `/courses/${course}/publish`)
    expect(json).toMatchObject({ number: 2 })
    const { json: list } = await ask(school.as.author, 'GET', `/courses/${course}/released-versions`)
    expect(list).toMatchObject([
      { number: 2, state: 'released' },
      { id: released, number: 1, state: 'superseded' },
    ])
    const kept = rows<{ voided: string }>(
      await sql(await school.as.author.req()).execute(
        query`select count(*) as voided from signatures where course_id = ${course} and voided_at is not null`,
      ),
    )
    expect(kept[0]?.voided).toBe('0')
  })

  it('is refused for a course that is not approved', async () => {
    const { course } = await decided()
    const refused = await ask(school.as.author, 'POST', `/courses/${course}/publish`)
    expect([refused.status, await state(course)]).toEqual([409, 'in-review'])
  })

  it('is refused when the content was changed behind the back of the signature', async () => {
    const { course } = await approved()
    const req = asSystem(await school.as.admin.req(), 'a test tampers')
    await sql(req).execute(
      query`update claims set text = 'Something else.' where course_id = ${course} and key = 'gloves'`,
    )
    const refused = await ask(school.as.author, 'POST', `/courses/${course}/publish`)
    expect([refused.status, codeOf(refused)]).toEqual([409, 'course.not-signed'])
  })
})

describe('who may what', () => {
  const moves = [
    ['submit', undefined],
    ['publish', undefined],
    ['revise', undefined],
    ['retire', undefined],
    ['request-changes', { comment: 'Please look again.' }],
    ['accept-supported', {}],
    ['comments', { text: 'Hello.' }],
  ] as const

  it('never lets a learner, trainer, sales person or visitor change a course', async () => {
    const { course } = await decided()
    for (const [path, body] of moves) {
      for (const actor of [school.as.learner, school.as.trainer, school.as.sales]) {
        expect([path, (await actor.call('POST', `/courses/${course}/${path}`, body)).status]).toEqual([
          path,
          expect.any(Number),
        ])
        expect([403, 404]).toContain((await actor.call('POST', `/courses/${course}/${path}`, body)).status)
      }
      expect((await school.as.nobody.call('POST', `/courses/${course}/${path}`, body)).status).toBe(401)
    }
    expect(await state(course)).toBe('in-review')
  })

  it('answers people of another organisation as if nothing were there', async () => {
    const { course, claims, released } = await published()
    for (const [path, body] of moves) {
      expect([path, (await school.other.author.call('POST', `/courses/${course}/${path}`, body)).status]).toEqual([
        path,
        404,
      ])
    }
    expect(
      (await school.other.reviewer.call('POST', `/claims/${claims.dry}/decide`, { decision: 'accept' })).status,
    ).toBe(404)
    expect((await school.other.reviewer.call('GET', `/courses/${course}/review`)).status).toBe(404)
    expect((await school.other.admin.call('GET', `/versions/${released}/manifest`)).status).toBe(404)
    expect((await school.other.admin.call('GET', `/versions/${released}/packages/manifest`)).status).toBe(404)
  })

  it('keeps the keys from learners: no manifest and no package for them', async () => {
    const { released } = await published()
    expect((await school.as.learner.call('GET', `/versions/${released}/manifest`)).status).toBe(404)
    expect((await school.as.learner.call('GET', `/versions/${released}/packages/manifest`)).status).toBe(403)
    const package_ = await school.as.manager.call('GET', `/versions/${released}/packages/manifest`)
    expect(package_.headers.get('content-disposition')).toMatch(
      /^attachment; filename="freezer-defrosting-v1-manifest.json"$/,
    )
    expect(manifestSchema.safeParse(await package_.json()).success).toBe(true)
  })

  it('keeps the collections themselves closed to writing', async () => {
    const { course, claims } = await inReview()
    expect((await school.as.admin.call('PATCH', `/courses/${course}`, { state: 'approved' })).status).toBe(403)
    expect((await school.as.reviewer.call('PATCH', `/claims/${claims.dry}`, { state: 'accepted' })).status).toBe(403)
  })
})

describe('evidence', () => {
  it('lets no code alter a version but its state, nor a signature but that it is voided once', async () => {
    const { released, course } = await published()
    const req = asSystem(await school.as.admin.req(), 'a test tampers')
    await expect(
      update({ req, collection: 'versions', id: released, data: { title: 'Another title' } }),
    ).rejects.toThrow(/never changes/)
    await expect(
      update({ req, collection: 'versions', id: released, data: { state: 'withdrawn' } }),
    ).resolves.toMatchObject({ state: 'withdrawn' })
    const [signature] = (await find({ req, collection: 'signatures', where: { course: { equals: course } } })).docs
    const id = signature?.id as number
    await expect(update({ req, collection: 'signatures', id, data: { byName: 'Somebody Else' } })).rejects.toThrow(
      /never altered/,
    )
  })

  it('hands out no package of a version that was withdrawn', async () => {
    const { released } = await published()
    const req = asSystem(await school.as.admin.req(), 'a test withdraws')
    await update({ req, collection: 'versions', id: released, data: { state: 'withdrawn' } })
    expect((await school.as.manager.call('GET', `/versions/${released}/packages/manifest`)).status).toBe(409)
  })
})

describe('what happened', () => {
  it('is told to the rest of the house once, in the transaction of the change', async () => {
    const { course } = await published()
    const told = rows<{ type: string }>(
      await sql(await school.as.author.req()).execute(
        query`select type from outbox where payload ->> 'course' = ${String(course)} order by id`,
      ),
    )
    expect(told.map(({ type }) => type)).toEqual([
      'course.submitted',
      'claims.accepted',
      'course.signed',
      'course.approved',
      'course.published',
    ])
  })
})
