import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSchool, type Actor, type School } from '../builders/school'
import { cohortOf } from './graded-course'
import { json, releaseVersion, type ReleasedCourse } from './learning-course'

let school: School
let trainer: Actor
let stranger: Actor
let course: ReleasedCourse
let people = 0

beforeAll(async () => {
  school = await startSchool()
  trainer = await school.someone('Peter Novak', ['trainer'])
  stranger = await school.someone('Tomas Other', ['trainer'])
  course = await releaseVersion(school)
}, 120_000)
afterAll(() => school.stop())

async function onCourse(): Promise<{ learner: Actor; enrollment: number }> {
  const learner = await school.someone(`Learner ${(people += 1)}`, ['learner'])
  await cohortOf(school, [trainer], [learner], `Cohort ${people}`)
  const [enrolled] = await json<{ enrollment: number }[]>(
    learner.call('POST', '/enrollments/enroll', { version: course.version }),
  )
  return { learner, enrollment: enrolled?.enrollment ?? 0 }
}

const restart = { lesson: 'l-restart', block: 'samples-wait' }
const give = (learner: Actor, enrollment: number, said: object) =>
  learner.call('POST', `/enrollments/${enrollment}/feedback`, { ...restart, ...said })
type Entry = { id: number; kind: string; text: string; state: string; answer: string | null; claims: string[] }
const atCourse = (actor: Actor) => json<Entry[]>(actor.call('GET', `/feedback/of-course/${course.course}`))

describe('feedback on a place of a course', () => {
  it('stands at the claim for its authors, without the name of the learner', async () => {
    const { learner, enrollment } = await onCourse()
    const { id } = await json<{ id: number }>(give(learner, enrollment, { kind: 'unclear', text: 'How long is that?' }))
    for (const actor of [school.as.author, school.as.reviewer]) {
      const found = (await atCourse(actor)).find((one) => one.id === id)
      expect(found).toMatchObject({
        kind: 'unclear',
        text: 'How long is that?',
        claims: ['no-return'],
        state: 'open',
        version: 1,
      })
      expect(JSON.stringify(found)).not.toContain('Learner')
    }
    expect((await school.other.author.call('GET', `/feedback/of-course/${course.course}`)).status).toBe(404)
    expect((await learner.call('GET', `/feedback/of-course/${course.course}`)).status).toBe(403)
  })

  it('stands at the exercise where it is about one', async () => {
    const { learner, enrollment } = await onCourse()
    const { id } = await json<{ id: number }>(give(learner, enrollment, { block: 'block-when-back', kind: 'good' }))
    expect((await atCourse(school.as.author)).find((one) => one.id === id)?.claims).toEqual(['exercise:when-back'])
  })

  it('is answered by those who train the learner, who reads the answer', async () => {
    const { learner, enrollment } = await onCourse()
    const { id } = await json<{ id: number }>(give(learner, enrollment, { kind: 'wrong', text: 'We wait longer.' }))
    for (const actor of [stranger, school.other.trainer, school.other.manager]) {
      expect((await actor.call('POST', `/feedback/${id}/answer`, { answer: 'Hello.' })).status).toBe(404)
    }
    expect((await school.as.author.call('POST', `/feedback/${id}/answer`, { answer: 'Hello.' })).status).toBe(403)
    const answered = await trainer.call('POST', `/feedback/${id}/answer`, { answer: 'The SOP changes in May.' })
    expect(await json(answered)).toMatchObject({ state: 'answered' })
    const [mine] = await json<Entry[]>(learner.call('GET', `/enrollments/${enrollment}/feedback`))
    expect(mine).toMatchObject({ id, state: 'answered', answer: 'The SOP changes in May.' })
    const { learner: another, enrollment: theirs } = await onCourse()
    expect((await another.call('GET', `/enrollments/${enrollment}/feedback`)).status).toBe(404)
    expect(await json(another.call('GET', `/enrollments/${theirs}/feedback`))).toEqual([])
  })

  it('said again of the same place replaces what nobody has answered, and only that', async () => {
    const { learner, enrollment } = await onCourse()
    const first = await json<{ id: number }>(give(learner, enrollment, { kind: 'unclear' }))
    const second = await json<{ id: number }>(give(learner, enrollment, { kind: 'good' }))
    expect(second.id).toBe(first.id)
    await trainer.call('POST', `/feedback/${first.id}/close`)
    const third = await json<{ id: number }>(give(learner, enrollment, { kind: 'wrong', text: 'Look again.' }))
    expect(third.id).not.toBe(first.id)
  })

  it('says what is wrong, and of a place that is there', async () => {
    const { learner, enrollment } = await onCourse()
    expect((await give(learner, enrollment, { kind: 'wrong', text: ' ' })).status).toBe(400)
    expect((await give(learner, enrollment, { kind: 'good', block: 'nowhere' })).status).toBe(404)
    expect((await give(learner, enrollment, { kind: 'splendid' })).status).toBe(400)
    const { learner: other } = await onCourse()
    expect((await give(other, enrollment, { kind: 'good' })).status).toBe(404)
  })
})
