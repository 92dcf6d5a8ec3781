import { beforeAll, describe, expect, it } from '@jest/globals'
import { bare } from '@/shared/language'
import { contentHash } from '@/shared/manifest/hash'
import { manifestSchema, type CourseContent, type Exercise } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import { checkSequence, verifyCourse } from '@/shared/verify'
import { generateCourse } from '@/systems/generation/pipeline/generate-course'
import { drawAssessment, gradedBy } from '@/systems/courses/exercises'
import { renderCourseAsText } from '@/systems/generation/render-course-as-text'
import { toPreviewManifest } from '@/systems/generation/to-preview-manifest'
import { draftFrom, ownSops, readableSops, sourceFrom } from '../builders/draft-from-file'

type Draft = Awaited<ReturnType<typeof draftFrom>>

describe.each([...readableSops, ...ownSops])('a draft from %s', (file) => {
  let draft: Draft
  let content: CourseContent
  let exercises: Exercise[]
  beforeAll(async () => {
    draft = await draftFrom(file)
    content = draft.content
    exercises = exercisesOf(content)
  }, 60_000)

  const lessons = () => content.modules.flatMap((module) => module.lessons)

  it('states nothing that the passages it cites do not bear out', () => {
    const remarks = verifyCourse({ content, sources: draft.sources }).filter(
      (one) => one.verdict.support !== 'supported',
    )
    expect(remarks.map((one) => ({ id: one.id, problems: one.verdict.problems }))).toEqual([])
  })

  it('shows every claim it has somewhere, and refers to none it has not', () => {
    const used = new Set([
      ...lessons()
        .flatMap((lesson) => lesson.blocks)
        .flatMap(claimsOfBlock),
      ...content.assessment.exercises.flatMap(claimsOfExercise),
    ])
    expect([...used].filter((id) => !(id in content.claims))).toEqual([])
    expect(Object.keys(content.claims).filter((id) => !used.has(id))).toEqual([])
  })

  it('has titles that stand by themselves: no clause numbers, nothing shouted, each once', () => {
    const titles = lessons().map((lesson) => lesson.title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of [content.title, ...content.modules.map((module) => module.title), ...titles]) {
      expect(title).not.toMatch(/^\d+(?:\.\d+)+\s|^\p{Lu}{4,}\s\p{Lu}{4,}|\{\{|\[/u)
    }
  })

  it('teaches no blanks of a template, no history, no references', () => {
    const read = renderCourseAsText({ ...content, objectives: [] })
    expect(read).not.toMatch(/\{\{|\[(?:Date|Name|NAME|Phone Number)\]|\bTODO\b|_{5,}|undefined|\[object/)
    expect(
      lessons()
        .map((lesson) => lesson.title)
        .join('\n'),
    ).not.toMatch(/revision history|^references$|wijzigingen|referenties/im)
  })

  it('has lessons of a sitting, each with something to do or to read', () => {
    for (const lesson of lessons()) {
      expect([lesson.title, lesson.minutes >= 2 && lesson.minutes <= 8]).toEqual([lesson.title, true])
      expect(lesson.blocks.length).toBeGreaterThan(0)
    }
  })

  it('asks for an order only where the source counts its steps, and never across alternatives', () => {
    for (const exercise of exercises.filter((each) => each.type === 'ordering')) {
      expect(checkSequence(exercise.items, { claims: content.claims, sources: draft.sources })).toEqual([])
      for (const item of exercise.items) {
        const segment = draft.source.document.segments.find(
          (each) => each.key === content.claims[item.claim]?.citations[0]?.segment,
        )
        expect([item.text, /\d/.test(segment?.marker ?? '')]).toEqual([item.text, true])
      }
    }
  })

  it('asks no question twice, in practice or in the assessment', () => {
    const asked = exercises.map((exercise) =>
      bare(
        [
          exercise.type,
          exercise.prompt,
          'options' in exercise ? exercise.options.map((option) => option.text).join(' ') : '',
          'text' in exercise ? exercise.text : '',
          'scenes' in exercise ? JSON.stringify(exercise.scenes) : '',
          'pairs' in exercise ? JSON.stringify(exercise.pairs) : '',
          'items' in exercise ? exercise.items.map((item) => item.text).join(' ') : '',
        ].join(' '),
      ),
    )
    expect(asked.filter((each, index) => asked.indexOf(each) !== index)).toEqual([])
  })

  it('has a bank of at least twice what an attempt draws, of different kinds and levels', () => {
    const { draw, exercises: bank } = content.assessment
    expect(draw).toBeGreaterThanOrEqual(8)
    expect(draw).toBeLessThanOrEqual(15)
    expect(bank.length).toBeGreaterThanOrEqual((draw ?? Infinity) * 2)
    expect(new Set(bank.map((exercise) => exercise.type)).size).toBeGreaterThanOrEqual(4)
    expect(new Set(bank.map((exercise) => exercise.difficulty)).size).toBe(3)
    // Nothing a learner rates alone, nothing a trainer has to watch.
    expect(bank.filter((exercise) => gradedBy(exercise) !== 'machine')).toEqual([])
  })

  it('draws another attempt for another seed, as many questions each time', () => {
    const draws = ['a', 'b'].map((seed) => drawAssessment({ assessment: content.assessment, seed }))
    expect(draws.map((drawn) => drawn.length)).toEqual([content.assessment.draw, content.assessment.draw])
    expect(new Set(draws.flat()).size).toBeGreaterThan(content.assessment.draw ?? Infinity)
  })

  it('tests every objective it promises, and ties every lesson to one', () => {
    const tested = new Set(exercises.flatMap((exercise) => exercise.objective ?? []))
    const asked = new Set(exercises.flatMap(claimsOfExercise))
    const untested = content.objectives.filter(
      ({ id, claims }) => !tested.has(id) && !claims.some((claim) => asked.has(claim)),
    )
    expect(untested.map(({ text }) => text)).toEqual([])
    expect(new Set(content.objectives.map(({ text }) => text)).size).toBe(content.objectives.length)
    const known = new Set(content.objectives.map(({ id }) => id))
    expect(
      lessons()
        .flatMap((lesson) => lesson.objectives)
        .filter((id) => !known.has(id)),
    ).toEqual([])
  })

  it('does not say the answer in the question, and offers three answers or more to a situation', () => {
    for (const exercise of exercises) {
      if (exercise.type === 'numeric')
        expect(exercise.prompt).not.toMatch(new RegExp(`(?<!\\d)${String(exercise.value)}(?!\\d)`))
      if (exercise.type === 'single-choice') {
        const [key] = exercise.options.filter((option) => option.correct)
        expect([exercise.prompt, ` ${bare(exercise.prompt)} `.includes(` ${bare(key?.text ?? '')} `)]).toEqual([
          exercise.prompt,
          false,
        ])
      }
      if (exercise.type === 'scenario')
        for (const scene of exercise.scenes) expect([scene.text, scene.choices.length >= 3]).toEqual([scene.text, true])
    }
  })

  it('is the same course each time it is made', async () => {
    const again = await generateCourse({ sources: [await sourceFrom(file)] })
    expect(contentHash(again.content)).toBe(contentHash(content))
  }, 60_000)
})

describe('the draft from the freezer SOP', () => {
  let draft: Draft
  beforeAll(async () => {
    draft = await draftFrom('freezer-defrosting-sop.md')
  }, 60_000)

  const lesson = (title: string) =>
    draft.content.modules.flatMap((module) => module.lessons).find((each) => each.title === title)
  const read = (title: string) =>
    lesson(title)
      ?.blocks.map((block) =>
        block.type === 'steps' ? block.steps.map((step) => step.text).join('\n') : 'text' in block ? block.text : '',
      )
      .join('\n') ?? ''

  it('makes a lesson of each part of the procedure, in its order', () => {
    const procedure = draft.content.modules.find((module) =>
      module.lessons.some((each) => each.title === 'Defrosting process'),
    )
    expect(procedure?.lessons.map((each) => each.title)).toEqual([
      'Pre-defrosting preparation',
      'Sample transfer',
      'Defrosting process',
      'Cleaning and sanitization',
      'Restart and recovery',
      'Sample return',
      'Post-defrosting documentation',
    ])
  })

  it('keeps each caution beside its step, with its reason, and does not shout', () => {
    const blocks = lesson('Defrosting process')?.blocks ?? []
    const caution = blocks.findIndex((block) => block.type === 'callout' && block.text.includes('sharp objects'))
    expect(blocks[caution]).toMatchObject({
      level: 'warning',
      text: 'Do not use sharp objects to chip ice (can damage freezer). Do not use hot water or heat guns.',
    })
    expect(blocks[caution - 1]).toMatchObject({ type: 'steps', idea: (blocks[caution] as { idea: string }).idea })
    expect(JSON.stringify(blocks.slice(0, caution))).toContain('Allow natural defrosting')
  })

  it('says that alternatives are alternatives', () => {
    expect(read('Defrosting process')).toContain(
      'Turn off freezer power (if recommended by manufacturer), or\nSet to defrost mode (if available)',
    )
    expect(read('Sample transfer')).toMatch(/Choose one option:\n\*\*Option A: Backup Freezer Storage\*\*/)
  })

  it('tests every objective, in at least eight kinds of exercise', () => {
    expect(draft.report.objectives.tested).toBe(draft.report.objectives.total)
    expect(Object.keys(draft.report.exercises).length).toBeGreaterThanOrEqual(8)
    expect(draft.content.assessment.exercises.length).toBeGreaterThanOrEqual(8)
  })

  it('names lessons and objectives as a person would', () => {
    const titles = draft.content.modules.flatMap((module) => module.lessons.map((each) => each.title))
    expect(titles).toContain('Purpose, responsibilities and terms')
    expect(titles).toContain('Records, quality and training')
    const texts = draft.content.objectives.map((objective) => objective.text)
    expect(texts).toContain(
      'Carry out sample transfer in the right order, from “Record pre-defrost conditions” to “Verify all samples transferred”',
    )
    expect(texts).toContain('Give the right temperatures and times for restart and recovery')
    expect(texts.filter((text) => /as the SOP lays|undefined|\(\d+\/\d+\)/.test(text))).toEqual([])
  })

  it('says at the end of a long lesson what to take along, in the words of the SOP', () => {
    const blocks = lesson('Restart and recovery')?.blocks ?? []
    const at = blocks.findIndex((block) => block.type === 'text' && block.text === '**Remember**')
    expect(blocks[at + 1]).toMatchObject({ type: 'steps', ordered: false })
    expect(JSON.stringify(blocks[at + 1])).toContain('Do not return samples until target temperature reached')
    expect(blocks.slice(at + 2).every((block) => block.type === 'exercise')).toBe(true)
  })

  it('puts a warning to the test with four answers, one of them right', () => {
    const scenes = exercisesOf(draft.content).flatMap((each) => (each.type === 'scenario' ? each.scenes : []))
    const warned = scenes.find((scene) => scene.text.includes('Let us handle with bare hands'))
    expect(warned?.choices.map((choice) => choice.score).sort()).toEqual([0, 0, 0, 1])
    expect(warned?.choices.every((choice) => choice.feedback === 'Never handle with bare hands.')).toBe(true)
  })

  it('becomes a manifest that says nobody has reviewed it', () => {
    const manifest = manifestSchema.parse(toPreviewManifest({ content: draft.content }))
    expect(manifest.provenance).toMatchObject({ generator: 'coursewright/builtin', preview: true, approvals: [] })
    expect(manifest.hash).toBe(contentHash(manifest))
  })
})

describe('the draft from the PHA4GE SOP, which has no part on trouble', () => {
  it('gathers the cases it provides for, with what to do in them, and asks to decide', async () => {
    const { content } = await draftFrom('pha4ge-contextual-data-sop.docx')
    const lesson = content.modules.flatMap((module) => module.lessons).find((each) => each.title === 'What to do if …')
    const [table] = lesson?.blocks ?? []
    if (table?.type !== 'table') throw new Error('The lesson does not begin with a table.')
    expect(table.header).toEqual(['If this is the case', 'Do this'])
    expect(table.rows).toContainEqual([
      'If you have shared data with a public database',
      'Make sure to capture the accession numbers',
    ])
    expect(table.claims.length).toBe(table.rows.length)
    const decide = content.objectives.filter((objective) => lesson?.objectives.includes(objective.id))
    expect(decide.map(({ bloom }) => bloom)).toEqual(['evaluate'])
    expect(lesson?.blocks.some((block) => block.type === 'exercise' && block.exercise.type === 'scenario')).toBe(true)
  }, 60_000)
})
