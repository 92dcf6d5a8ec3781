import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql, systemRequest } from '@/shared/db'
import type { Block, CourseManifest, Exercise } from '@/shared/manifest/schema'
import { startSchool, type Actor, type School } from '../builders/school'
import { freezerManifest } from '../fixtures/manifests/freezer'
import { json, readyForAssessment, releaseVersion, startAttempt, type ReleasedCourse } from './learning-course'

/**
 * Two courses that differ in their keys and in nothing else. If a response tells which option is right, it differs too;
 * so nothing has to be guessed about where a key could hide.
 */
let school: School
let honest: Visit
let turned: Visit

type Visit = { learner: Actor; course: ReleasedCourse; enrollment: number; attempt: number }

beforeAll(async () => {
  school = await startSchool()
  const manifest = freezerManifest()
  honest = await visit('Learner One', manifest)
  turned = await visit('Learner Two', withOtherKeys(manifest))
})
afterAll(() => school.stop())

describe('the keys', () => {
  it('really differ between the two courses of this test', () => {
    expect(honest.course.manifest.hash).not.toBe(turned.course.manifest.hash)
    const exercises = [honest, turned].map(({ course }) => course.manifest.assessment.exercises)
    for (const [at, exercise] of exercises[0]!.entries()) expect(exercises[1]![at]).not.toEqual(exercise)
  })

  it('never sends a learner which option is right', async () => {
    const paths = (one: Visit) => [
      `/enrollments/${one.enrollment}/player`,
      `/enrollments/course/${one.course.version}`,
      '/enrollments/mine',
      '/enrollments/catalogue',
      `/enrollments/${one.enrollment}`,
      `/enrollments/${one.enrollment}?depth=5`,
      '/enrollments?depth=5',
      `/attempts/${one.attempt}`,
      `/attempts/${one.attempt}?depth=5`,
      '/attempts?depth=5',
      `/versions/${one.course.version}`,
      '/versions?depth=5',
      `/courses/${one.course.course}`,
      '/courses?depth=5',
      '/claims?depth=5',
      '/certificates?depth=5',
      '/sop-segments',
    ]
    for (const [at, path] of paths(honest).entries()) {
      const other = paths(turned)[at]!
      expect({ path, body: await seen(honest, path) }).toEqual({ path, body: await seen(turned, other) })
    }
  })

  it('are not in an attempt under way, before or after answers are kept', async () => {
    for (const answer of [undefined, true]) {
      if (answer !== undefined) {
        for (const one of [honest, turned])
          await one.learner.call('POST', `/attempts/${one.attempt}/answers`, { exercise: 'q1', answer })
      }
      const [first, second] = await Promise.all(
        [honest, turned].map((one) => startAttempt(one.learner, one.enrollment)),
      )
      expect(withoutIds(first)).toEqual(withoutIds(second))
    }
  })

  it('leave no trace of right options, accepted words, rationale or the seed in what is sent', async () => {
    const words = [
      '"correct"',
      '"tolerance"',
      '"rationale"',
      '"seed"',
      '"feedback"',
      'right-1',
      'pointed',
      'It must also be stable',
    ]
    const sent = [
      await honest.learner.call('GET', `/enrollments/${honest.enrollment}/player`),
      await honest.learner.call('POST', `/enrollments/${honest.enrollment}/attempts`),
      await honest.learner.call('GET', `/attempts/${honest.attempt}`),
    ]
    for (const reply of sent) {
      const text = await reply.text()
      for (const word of words) expect(text).not.toContain(word)
    }
  })

  it('stay secret in the result: it says which questions to repeat and shows the clause, not the option', async () => {
    await honest.learner.call('POST', `/attempts/${honest.attempt}/submit`, { answers: { q2: ['b'] } })
    const reply = await honest.learner.call('GET', `/attempts/${honest.attempt}/result`)
    const text = await reply.text()
    for (const word of ['"correct"', '"solution"', '"rationale"', '"tolerance"', '"gaps"'])
      expect(text).not.toContain(word)
  })

  it('cannot be asked for with the credentials of a learner in any other way', async () => {
    for (const path of [
      `/versions/${honest.course.version}`,
      `/courses/${honest.course.course}`,
      '/claims/1',
      '/sop-versions/1',
    ]) {
      const reply = await honest.learner.call('GET', path)
      expect([403, 404]).toContain(reply.status)
    }
    for (const collection of ['enrollments', 'attempts', 'certificates', 'versions']) {
      const made = await honest.learner.call('POST', `/${collection}`, { learner: honest.learner.id })
      expect(made.status).toBe(403)
      const changed = await honest.learner.call('PATCH', `/${collection}/1`, {
        score: 1,
        passed: true,
        state: 'completed',
      })
      expect([403, 404]).toContain(changed.status)
    }
  })
})

async function visit(name: string, manifest: CourseManifest): Promise<Visit> {
  const { hash: _hash, ...changes } = manifest
  const course = await releaseVersion(school, { changes })
  const learner = await school.someone(name, ['learner'])
  const enrollment = await readyForAssessment(learner, course)
  // Orders are drawn at random; both learners must draw the same to be compared.
  const { id } = await startAttempt(learner, enrollment)
  const req = await systemRequest(school.payload, { reason: 'giving two learners of a test the same draw' })
  await sql(req).execute(query`
    update attempts set seed = 'the same', drawn = ${JSON.stringify(manifest.assessment.exercises.map((one) => one.id))}::jsonb
    where id = ${id}`)
  return { learner, course, enrollment, attempt: id }
}

async function seen(one: Visit, path: string): Promise<unknown> {
  const reply = await one.learner.call('GET', path)
  return { status: reply.status, body: withoutIds(await json(reply)) }
}

/** Without what differs between any two learners and courses: numbers of rows, the person, hashes, moments. */
function withoutIds(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    // Both courses are in the catalogue of both; each is enrolled on one.
    if (key === 'courses' && Array.isArray(value))
      return value.filter((one) => (one as { enrollment: unknown }).enrollment)
    if (typeof value === 'number' && /^(id|version|course|enrollment|attempt|learner)$/.test(key)) return key
    if (key === 'learner' || key === 'hash' || key === 'at' || key.endsWith('At')) return key
    return value
  })
}

/** Every key turned: what was right is wrong, in practice and in the assessment, with all texts left as they are. */
function withOtherKeys(manifest: CourseManifest): CourseManifest {
  const block = (one: Block): Block => (one.type === 'exercise' ? { ...one, exercise: turn(one.exercise) } : one)
  return {
    ...manifest,
    modules: manifest.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.map(block) })),
    })),
    assessment: { ...manifest.assessment, exercises: manifest.assessment.exercises.map(turn) },
  }
}

function turn(exercise: Exercise): Exercise {
  const base = { rationale: `${exercise.rationale} Or not.` }
  switch (exercise.type) {
    case 'true-false':
      return { ...exercise, ...base, answer: !exercise.answer }
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error':
      // As many right ones as before: that number is for everybody to see.
      return {
        ...exercise,
        ...base,
        options: exercise.options.map((option, at, all) => ({
          ...option,
          correct: all.at(at - 1)!.correct,
          feedback: 'x',
        })),
      }
    case 'ordering':
      return { ...exercise, ...base, items: [...exercise.items.slice(1), ...exercise.items.slice(0, 1)] }
    case 'matching': {
      const rights = exercise.pairs.map(({ right }) => right)
      return {
        ...exercise,
        ...base,
        pairs: exercise.pairs.map((pair, at) => ({ ...pair, right: rights[(at + 1) % rights.length]! })),
      }
    }
    case 'cloze':
      return { ...exercise, ...base, gaps: exercise.gaps.map((gap) => ({ ...gap, accept: ['something else'] })) }
    case 'numeric':
      return { ...exercise, ...base, value: exercise.value + 10, tolerance: 1 }
    case 'hotspot':
      return {
        ...exercise,
        ...base,
        regions: exercise.regions.map((region, at, all) => ({ ...region, correct: all.at(at - 1)!.correct })),
      }
    case 'scenario':
      return {
        ...exercise,
        ...base,
        scenes: exercise.scenes.map((scene) => ({
          ...scene,
          choices: scene.choices.map((choice) => ({ ...choice, score: 1 - choice.score, feedback: 'x' })),
        })),
      }
    case 'free-text':
    case 'upload':
      return {
        ...exercise,
        ...base,
        rubric: exercise.rubric.map((one) => ({ ...one, levels: [...one.levels].reverse() })),
      }
    case 'flashcards':
    case 'checklist':
      return { ...exercise, ...base }
  }
}
