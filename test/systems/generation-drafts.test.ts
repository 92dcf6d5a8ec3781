import { beforeAll, describe, expect, it } from '@jest/globals'
import { bare } from '@/shared/language'
import { contentHash } from '@/shared/manifest/hash'
import { manifestSchema, type CourseContent, type Exercise } from '@/shared/manifest/schema'
import { claimsOfBlock, claimsOfExercise, exercisesOf } from '@/shared/manifest/walk'
import { checkSequence, verifyCourse } from '@/shared/verify'
import { generateCourse } from '@/systems/generation/pipeline/generate-course'
import { renderCourseAsText } from '@/systems/generation/render-course-as-text'
import { toPreviewManifest } from '@/systems/generation/to-preview-manifest'
import { draftFrom, readableSops, sourceFrom } from '../builders/draft-from-file'

type Draft = Awaited<ReturnType<typeof draftFrom>>

describe.each(readableSops)('a draft from %s', (file) => {
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
      expect([lesson.title, lesson.minutes >= 1 && lesson.minutes <= 9]).toEqual([lesson.title, true])
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
    expect(content.assessment.exercises.length).toBeLessThanOrEqual(15)
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
    expect(read('Sample transfer')).toMatch(/Choose one option:\nOption A: Backup Freezer Storage/)
  })

  it('tests every objective, in at least eight kinds of exercise', () => {
    expect(draft.report.objectives.tested).toBe(draft.report.objectives.total)
    expect(Object.keys(draft.report.exercises).length).toBeGreaterThanOrEqual(8)
    expect(draft.content.assessment.exercises.length).toBeGreaterThanOrEqual(8)
  })

  it('becomes a manifest that says nobody has reviewed it', () => {
    const manifest = manifestSchema.parse(toPreviewManifest({ content: draft.content }))
    expect(manifest.provenance).toMatchObject({ generator: 'coursewright/builtin', preview: true, approvals: [] })
    expect(manifest.hash).toBe(contentHash(manifest))
  })
})
