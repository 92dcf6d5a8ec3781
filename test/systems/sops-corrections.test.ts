import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { listAuditEvents } from '@/shared/audit'
import { create, rows, sql, systemRequest } from '@/shared/db'
import { sopAdapters } from '@/systems/sops/adapters'
import type { Correction, ParseView } from '@/systems/sops/public'
import { getSourceDocument } from '@/systems/sops/public'
import { startSchool, type Actor, type School } from '../builders/school'

let school: School

beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(async () => {
  await sopAdapters().embedder.close()
  await school.stop()
})

const manual = `# Cleaning the tank

## 1 Scope

All tanks of hall 3.

Preparing the tank

Close the inlet valve. Open the drain valve.

## 2 Rinsing

1. Rinse the tank for 10 minutes.
2. Wait until the tank is

   - empty and dry.

Never use acid on steel.
`

async function upload(text: string, name: string, sop?: number): Promise<{ id: number; sop: number }> {
  const form = new FormData()
  form.append('file', new Blob([text]), name)
  form.append('_payload', JSON.stringify({ reason: 'Issued', ...(sop === undefined ? {} : { sop }) }))
  const response = await school.as.author.call('POST', '/sop-versions', form)
  const { doc } = (await response.json()) as { doc: { id: number; sop: number | { id: number } } }
  await school.jobs.drain()
  return { id: doc.id, sop: typeof doc.sop === 'object' ? doc.sop.id : doc.sop }
}
const read = async (id: number, as: Actor = school.as.author) =>
  (await (await as.call('GET', `/sop-versions/${id}/parse`)).json()) as ParseView
const keyOf = ({ segments }: ParseView, text: string): string =>
  segments.find((segment) => segment.text.includes(text))?.key ?? `nothing says “${text}”`
const shape = ({ segments }: ParseView) => segments.map(({ kind, text }) => `${kind}: ${text}`)
type Answer = { made?: string[]; correction?: number; errors?: { message: string; data: { code: string } }[] }
async function correct(id: number, correction: Correction, as: Actor = school.as.author, revision?: number) {
  const body = { revision: revision ?? (await read(id)).revision, correction }
  const response = await as.call('POST', `/sop-versions/${id}/corrections`, body)
  return { status: response.status, ...((await response.json()) as Answer) }
}
const post = async (path: string, body: object = {}, as: Actor = school.as.author) => {
  const response = await as.call('POST', path, body)
  const answer = (await response.json()) as { errors?: { data: { code: string } }[]; state?: string }
  return { status: response.status, code: answer.errors?.[0]?.data.code, ...answer }
}
const req = () => systemRequest(school.payload, { reason: 'a test looks' })
const found = async (question: string) => {
  const answer = await school.as.author.call('POST', '/sop-versions/search', { question, k: 1 })
  return ((await answer.json()) as { hits: { text: string }[] }).hits[0]?.text
}

describe('an author who corrects a reading', () => {
  let version: { id: number; sop: number }
  let before: ParseView

  it('sees it change at once, with who did it, and passages nobody touched keep their keys', async () => {
    version = await upload(manual, 'tank.md')
    before = await read(version.id)
    const { status, made } = await correct(version.id, {
      do: 'type',
      segment: keyOf(before, 'Preparing the tank'),
      kind: 'heading',
      level: 2,
    })
    expect([status, made?.length]).toEqual([200, 1])
    expect((await correct(version.id, { do: 'split', segment: keyOf(before, 'Close the inlet'), at: 23 })).status).toBe(
      200,
    )
    expect(
      (
        await correct(version.id, {
          do: 'merge',
          segments: [keyOf(before, 'Wait until'), keyOf(before, 'empty and dry')],
        })
      ).status,
    ).toBe(200)
    const after = await read(version.id, school.as.reviewer)
    expect(shape(after)).toEqual([
      'heading: Cleaning the tank',
      'heading: 1 Scope',
      'paragraph: All tanks of hall 3.',
      'heading: Preparing the tank',
      expect.stringMatching(/: Close the inlet valve\.$/),
      expect.stringMatching(/: Open the drain valve\.$/),
      'heading: 2 Rinsing',
      'step: Rinse the tank for 10 minutes.',
      'step: Wait until the tank is empty and dry.',
      expect.stringMatching(/: Never use acid on steel\.$/),
    ])
    expect(after.corrections.map((one) => [one.do, one.state, one.by])).toEqual([
      ['type', 'applied', 'Our author'],
      ['split', 'applied', 'Our author'],
      ['merge', 'applied', 'Our author'],
    ])
    for (const text of ['Rinse the tank', 'Never use acid', 'All tanks', '1 Scope', '2 Rinsing'])
      expect(keyOf(after, text)).toBe(keyOf(before, text))
    expect(after.stats?.segments).toBe(after.segments.length)
    await school.jobs.drain()
    const trail = await listAuditEvents(await req(), {
      organisation: school.organisation,
      subject: `sop-version:${version.id}`,
    })
    const corrected = trail.filter(({ type }) => type === 'sop.corrected')
    expect(corrected.map(({ actor_id }) => actor_id)).toEqual([1, 2, 3].map(() => school.as.author.id))
    expect(corrected.map(({ payload }) => (payload as { what: string }).what).sort()).toEqual([
      'merge',
      'split',
      'type',
    ])
  })

  it('is found by search as it reads now', async () => {
    expect(await found('when is the tank empty and dry')).toContain('Wait until the tank is empty and dry.')
    const vectors = rows<{ key: string }>(
      await sql(await req()).execute(
        query`select distinct segment_key as key from sop_vectors where version_id = ${version.id}`,
      ),
    ).map(({ key }) => key)
    const keys = (await read(version.id)).segments.map(({ key }) => key)
    expect(vectors.length).toBeGreaterThan(0)
    expect(keys).toEqual(expect.arrayContaining(vectors))
  })

  it('is refused where it does not fit, is needless, or comes from somebody who sees an older reading', async () => {
    const now = await read(version.id)
    const type: Correction = { do: 'type', segment: keyOf(now, 'Never use'), kind: 'warning', severity: 'danger' }
    const refused = async (correction: Correction, as?: Actor, revision?: number) => {
      const { status, errors } = await correct(version.id, correction, as, revision)
      return [status, errors?.[0]?.data.code]
    }
    expect(await refused(type, undefined, now.revision - 1)).toEqual([409, 'sop.reading-changed'])
    expect(await refused({ do: 'drop', segment: type.segment })).toEqual([422, 'sop.correction-does-not-fit'])
    expect(await refused({ do: 'type', segment: keyOf(now, 'Rinse the'), kind: 'step' })).toEqual([
      409,
      'sop.correction-needless',
    ])
    expect(await refused({ ...type, segment: 'no-such-key' })).toEqual([422, 'sop.correction-does-not-fit'])
    expect(await refused(type, school.as.reviewer)).toEqual([403, 'auth.forbidden'])
    expect(await refused(type, school.other.author)).toEqual([404, 'sop-versions.not-found'])
    expect(await read(version.id)).toEqual(now)
  })

  it('can take one back, unless a later one was made on it', async () => {
    const now = await read(version.id)
    const second = now.corrections[1]?.made[1] ?? ''
    await correct(version.id, { do: 'type', segment: second, kind: 'warning' })
    const withdraw = async (correction: number | undefined) =>
      post(`/sop-versions/${version.id}/corrections/${correction}/withdraw`, {
        revision: (await read(version.id)).revision,
      })
    expect(await withdraw(now.corrections[1]?.id)).toMatchObject({ status: 409, code: 'sop.correction-in-use' })
    const last = (await read(version.id)).corrections.at(-1)
    expect((await withdraw(last?.id)).status).toBe(200)
    expect(await withdraw(last?.id)).toMatchObject({ status: 404 })
    const after = await read(version.id)
    expect(after.segments).toEqual(now.segments)
    expect(after.corrections.at(-1)).toMatchObject({ state: 'withdrawn' })
  })

  it('has the file read again, and finds the corrections in the new reading, key by key', async () => {
    const now = await read(version.id)
    expect(await post(`/sop-versions/${version.id}/read-again`)).toMatchObject({ status: 200, state: 'parsing' })
    expect(await post(`/sop-versions/${version.id}/read-again`)).toMatchObject({ status: 409 })
    await school.jobs.drain()
    const again = await read(version.id)
    expect(again.version.state).toBe('parse-review')
    expect(again.segments).toEqual(now.segments)
    expect(again.corrections.map(({ id, state }) => [id, state])).toEqual(
      now.corrections.map(({ id, state }) => [id, state]),
    )
    // A second time is a second run.
    await post(`/sop-versions/${version.id}/read-again`)
    await school.jobs.drain()
    expect((await read(version.id)).segments).toEqual(now.segments)
  })

  it('confirms it, and from then on nobody corrects it, until it is opened again while nothing was made from it', async () => {
    const now = await read(version.id)
    const wanted: Correction = { do: 'type', segment: keyOf(now, 'Never use'), kind: 'warning', severity: 'danger' }
    expect((await post(`/sop-versions/${version.id}/confirm-parse`)).status).toBe(200)
    expect(await correct(version.id, wanted)).toMatchObject({
      status: 409,
      errors: [{ data: { code: 'sop.reading-frozen' } }],
    })
    expect(await post(`/sop-versions/${version.id}/read-again`)).toMatchObject({ code: 'sop.reading-frozen' })
    const source = await getSourceDocument(await school.as.author.req(), version.id)
    expect(source.document.segments).toEqual(now.segments)
    for (const { start, end, text } of source.document.segments)
      expect(source.document.text.slice(start, end)).toBe(text)

    expect((await post(`/sop-versions/${version.id}/reopen-parse`, {}, school.as.manager)).status).toBe(403)
    expect((await read(version.id)).mayReopen).toBe(true)
    expect(await post(`/sop-versions/${version.id}/reopen-parse`)).toMatchObject({ state: 'parse-review' })
    expect((await correct(version.id, wanted)).status).toBe(200)
    await post(`/sop-versions/${version.id}/confirm-parse`)
    await create({
      req: await systemRequest(school.payload, { reason: 'a course is made', organisation: school.organisation }),
      collection: 'courses',
      data: { title: 'Tanks', state: 'draft', sopVersions: [version.id], authors: [school.as.author.id] },
    })
    expect((await read(version.id)).mayReopen).toBe(false)
    expect(await post(`/sop-versions/${version.id}/reopen-parse`)).toMatchObject({ code: 'sop.reading-in-use' })
  })

  it('finds what was corrected corrected in the next version, and is told what does not fit it', async () => {
    const known = await read(version.id)
    const next = await upload(
      manual
        .replace('## 1 Scope', '## 1 Purpose\n\nClean tanks last longer.\n\n## 2 Scope')
        .replace('## 2 Rinsing', '## 3 Rinsing')
        .replace('10 minutes', '15 minutes')
        .replace('Never use acid on steel.', 'Never use acid or lye on steel.'),
      'tank-2.md',
      version.sop,
    )
    const parse = await read(next.id)
    expect(shape(parse)).toEqual(
      expect.arrayContaining(['heading: Preparing the tank', 'step: Wait until the tank is empty and dry.']),
    )
    expect(keyOf(parse, 'empty and dry')).toBe(keyOf(known, 'empty and dry'))
    expect(parse.corrections.map((one) => [one.do, one.state, one.carriedFrom, one.by])).toEqual([
      ['type', 'applied', '1.0', 'Our author'],
      ['split', 'applied', '1.0', 'Our author'],
      ['merge', 'applied', '1.0', 'Our author'],
      ['type', 'lost', '1.0', 'Our author'],
    ])
    expect(parse.doubts[0]).toMatchObject({
      code: 'correction-lost',
      correction: parse.corrections[3]?.id,
      message: expect.stringContaining('Never use acid on steel.'),
    })
    // Setting it aside ends the doubt.
    const aside = `/sop-versions/${next.id}/corrections/${parse.corrections[3]?.id}/withdraw`
    expect((await post(aside, { revision: parse.revision })).status).toBe(200)
    expect((await read(next.id)).doubts.map(({ code }) => code)).not.toContain('correction-lost')
  })
})

describe('a new version of an SOP', () => {
  const changes = async (id: number, as: Actor = school.as.reviewer) =>
    (await (await as.call('GET', `/sop-versions/${id}/changes`)).json()) as {
      before: { label: string } | null
      counts: Record<string, number> | null
      meaning: number
      changes: {
        kind: string
        meaning: string | null
        reasons: { code: string }[]
        mayAlterMeaning: boolean
        before: { text: string }[]
        after: { text: string }[]
      }[]
    }
  const told = async (id: number) => {
    await school.jobs.drain()
    const trail = await listAuditEvents(await req(), {
      organisation: school.organisation,
      subject: `sop-version:${id}`,
    })
    return trail.filter(({ type }) => type === 'sop.changed').map(({ payload }) => payload as { meaning: number })
  }

  it('says what changed since the version before, wording beside wording, and tells of it once', async () => {
    const first = await upload(manual, 'kettle.md')
    expect(await changes(first.id)).toMatchObject({ before: null, changes: [] })
    expect(await told(first.id)).toEqual([])
    const second = await upload(
      manual
        .replace('## 1 Scope', '## 4 Scope')
        .replace('10 minutes', '15 minutes')
        .replace('All tanks of hall 3.', 'Every tank of hall 3.'),
      'kettle-2.md',
      first.sop,
    )
    const view = await changes(second.id)
    expect(view).toMatchObject({ before: { label: '1.0' }, meaning: 1 })
    expect(view.changes.filter(({ kind }) => kind === 'edited')).toMatchObject([
      {
        meaning: 'same',
        before: [{ text: 'All tanks of hall 3.' }],
        after: [{ text: 'Every tank of hall 3.' }],
        mayAlterMeaning: false,
      },
      {
        meaning: 'changed',
        reasons: [{ code: 'number' }],
        before: [{ text: 'Rinse the tank for 10 minutes.' }],
        after: [{ text: 'Rinse the tank for 15 minutes.' }],
        mayAlterMeaning: true,
      },
    ])
    expect(view.changes.filter(({ kind }) => !['edited', 'renumbered'].includes(kind))).toEqual([])
    expect(await told(second.id)).toMatchObject([{ version: second.id, before: first.id, meaning: 1 }])
    expect((await school.other.author.call('GET', `/sop-versions/${second.id}/changes`)).status).toBe(404)

    // The same reading again changes nothing, and is not told twice.
    await post(`/sop-versions/${second.id}/read-again`)
    expect(await told(second.id)).toHaveLength(1)
    expect((await read(second.id)).changed).toMatchObject({ label: '1.0', meaning: 1 })
  })

  it('is compared anew when its reading is corrected', async () => {
    const first = await upload(manual.replaceAll('tank', 'vat'), 'vat.md')
    const second = await upload(
      manual.replaceAll('tank', 'vat').replace('valve. Open', 'valve.\n\nOpen'),
      'vat-2.md',
      first.sop,
    )
    expect((await changes(second.id)).counts).toMatchObject({ split: 1 })
    const parse = await read(second.id)
    await correct(second.id, { do: 'merge', segments: [keyOf(parse, 'Close the'), keyOf(parse, 'Open the')] })
    expect((await told(second.id)).length).toBe(2)
    expect((await changes(second.id)).counts).toMatchObject({ split: 0, unchanged: parse.segments.length - 1 })
  })

  it('is compared anew when the reading of the version before is corrected, and when another becomes the one before', async () => {
    const text = manual.replaceAll('tank', 'churn')
    const first = await upload(text, 'churn.md')
    const second = await upload(text.replace('valve. Open', 'valve.\n\nOpen'), 'churn-2.md', first.sop)
    expect((await changes(second.id)).counts).toMatchObject({ split: 1 })
    const parse = await read(first.id)
    await correct(first.id, { do: 'split', segment: keyOf(parse, 'Close the inlet'), at: 23 })
    expect((await told(second.id)).length).toBe(2)
    const view = await changes(second.id)
    expect(view.counts).toMatchObject({ split: 0, unchanged: parse.segments.length + 1 })
    expect(view.before).toEqual(expect.objectContaining({ label: '1.0' }))

    // Read, and not confirmed: people still know the first, until somebody confirms the second.
    expect((await post(`/sop-versions/${first.id}/confirm-parse`)).status).toBe(200)
    const third = await upload(text.replace('10 minutes', '12 minutes'), 'churn-3.md', first.sop)
    expect((await changes(third.id)).before).toMatchObject({ label: '1.0' })
    expect((await post(`/sop-versions/${second.id}/confirm-parse`)).status).toBe(200)
    await told(third.id)
    expect((await changes(third.id)).before).toMatchObject({ label: '2.0' })
  })
})

describe('a reading that a course was made from', () => {
  it('stays, and its file becomes a new version with a reading of its own, once', async () => {
    const { id, sop } = await upload(manual.replaceAll('tank', 'barrel'), 'barrel.md')
    const parse = await read(id)
    await correct(id, { do: 'type', segment: keyOf(parse, 'Preparing the barrel'), kind: 'heading', level: 2 })
    const again = `/sop-versions/${id}/new-version`
    // While nothing was made from it, its own reading is the one to correct.
    expect(await post(again, { reason: 'Misread' })).toMatchObject({ status: 409, code: 'sop.reading-not-in-use' })
    expect((await post(`/sop-versions/${id}/confirm-parse`)).status).toBe(200)
    expect((await post('/generation-runs/start', { sopVersions: [id] })).status).toBe(200)
    expect(await post(`/sop-versions/${id}/reopen-parse`)).toMatchObject({ status: 409, code: 'sop.reading-in-use' })
    expect(await read(id)).toMatchObject({ mayReopen: false, mayReread: true, reread: null })

    expect(await post(again, { reason: ' ' })).toMatchObject({ status: 400 })
    expect((await post(again, { reason: 'Misread' }, school.as.reviewer)).status).toBe(403)
    expect((await post(again, { reason: 'Misread' }, school.other.author)).status).toBe(404)
    const made = await post(again, { reason: 'A heading was misread' })
    expect(made).toMatchObject({ status: 200, label: '2.0' })
    const fresh = (made as unknown as { id: number }).id
    await school.jobs.drain()
    const reading = await read(fresh)
    expect(reading.version).toMatchObject({ state: 'parse-review', filename: 'barrel-1.md', sop: { id: sop } })
    expect(reading.version.sha256).toBe(parse.version.sha256)
    // Corrections come along, and can be added to.
    expect(reading.corrections.map((one) => [one.do, one.state])).toEqual([['type', 'applied']])
    expect((await correct(fresh, { do: 'split', segment: keyOf(reading, 'Close the inlet'), at: 23 })).status).toBe(200)
    expect(await read(id)).toMatchObject({ mayReread: false, reread: { id: fresh, label: '2.0' } })
    expect(await post(again, { reason: 'Misread' })).toMatchObject({ status: 409, code: 'sop.read-again-already' })
  })
})
