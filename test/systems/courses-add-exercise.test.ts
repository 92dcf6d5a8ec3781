import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSchool, schoolPassword, type Actor, type School } from '../builders/school'
import { draftCourse } from './courses-draft'
import { json } from './learning-course'

let school: School
beforeAll(async () => {
  school = await startSchool()
}, 120_000)
afterAll(() => school.stop())

const essay = {
  type: 'free-text',
  prompt: 'Why do samples wait?',
  points: 2,
  claims: ['samples'],
  rationale: 'They warm up.',
  rubric: [
    {
      id: 'when',
      criterion: 'Names the moment',
      claims: ['hours'],
      levels: [
        { points: 0, text: 'No' },
        { points: 2, text: 'Once the target temperature is reached' },
      ],
    },
  ],
}

const add = (actor: Pick<Actor, 'call'>, course: number, change: object = {}) =>
  actor.call('POST', `/courses/${course}/exercises/add`, { ...essay, ...change })
type Refusal = { errors: { data: { code: string } }[] }
const code = async (reply: Response) => (await json<Refusal>(reply)).errors[0]?.data.code

describe('an exercise written by hand', () => {
  it('is in the version that is published, once a reviewer has accepted it', async () => {
    const { author, reviewer, manager } = school.as
    const { course } = await draftCourse({ author })
    const { exercise } = await json<{ exercise: string }>(add(author, course))
    await author.call('POST', `/courses/${course}/submit`)
    await reviewer.call('POST', `/courses/${course}/accept-supported`, {})
    const accepted = await reviewer.call('POST', `/courses/${course}/exercises`, { exercise, decision: 'accepted' })
    expect(accepted.status).toBe(200)
    const { contentHash } = await json<{ contentHash: string }>(reviewer.call('GET', `/courses/${course}/review`))
    const signed = { password: schoolPassword, meaning: 'approved', contentHash }
    expect((await reviewer.call('POST', `/courses/${course}/approve`, signed)).status).toBe(200)
    const { version } = await json<{ version: number }>(manager.call('POST', `/courses/${course}/publish`))
    const manifest = await json<{ assessment: { exercises: { id: string }[] } }>(
      author.call('GET', `/versions/${version}/manifest`),
    )
    expect(manifest.assessment.exercises.find(({ id }) => id === exercise)).toMatchObject(essay)
  })

  it('is refused without a claim of the course, with a key that is none, and with a verdict of its own', async () => {
    const { author } = school.as
    const { course } = await draftCourse({ author })
    const bare = { rubric: [{ ...essay.rubric[0], claims: [] }] }
    expect(await code(await add(author, course, { ...bare, claims: [] }))).toBe('exercise.without-claim')
    expect(await code(await add(author, course, { claims: ['invented'] }))).toBe('exercise.unknown-claim')
    expect(await code(await add(author, course, { rubric: [] }))).toBe('exercise.malformed')
    const verdict = { by: 'Me', at: '2026-11-22', decision: 'accepted' }
    const { exercise } = await json<{ exercise: string }>(add(author, course, { verdict, id: 'mine' }))
    expect(exercise).not.toBe('mine')
    const { content } = await json<{ content: { assessment: { exercises: { id: string }[] } } }>(
      author.call('GET', `/courses/${course}?depth=0`),
    )
    expect(content.assessment.exercises.find(({ id }) => id === exercise)).not.toHaveProperty('verdict')
  })

  it('is added by authors of the organisation only', async () => {
    const { course } = await draftCourse({ author: school.as.author })
    for (const actor of [school.as.reviewer, school.as.trainer, school.as.learner, school.other.author]) {
      expect([403, 404]).toContain((await add(actor, course)).status)
    }
  })
})
