import type { Block, CourseContent, Exercise } from '@/shared/manifest/schema'
import { phrasesOf } from './phrases'

/** A course as a person would read it, in Markdown: for the command line, for review by eye and for readable diffs. */
export function renderCourseAsText(
  content: Omit<CourseContent, 'sources'> & Partial<Pick<CourseContent, 'sources'>>,
): string {
  const phrases = phrasesOf(content.language)
  const lines: string[] = [`# ${content.title}`, '', content.summary, '']
  if (content.objectives.length > 0)
    lines.push(
      `## ${phrases.objectivesTitle}`,
      '',
      ...content.objectives.map((objective) => `- ${objective.text} (${objective.bloom})`),
      '',
    )
  for (const module of content.modules) {
    lines.push(`## ${module.title}`, '')
    for (const lesson of module.lessons) {
      lines.push(`### ${lesson.title} (${String(lesson.minutes)} min)`, '')
      for (const block of lesson.blocks) lines.push(...blockLines(block), '')
    }
  }
  lines.push(
    `## ${content.assessment.title} (${phrases.passAt} ${String(Math.round(content.assessment.passScore * 100))} %)`,
    '',
  )
  const { draw, exercises } = content.assessment
  if (draw !== null) lines.push(phrases.draws(draw, exercises.length), '')
  for (const exercise of content.assessment.exercises) lines.push(...exerciseLines(exercise), '')
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'text':
      return [block.text]
    case 'steps':
      return block.steps.map((step, index) => `${block.ordered ? `${String(index + 1)}.` : '-'} ${step.text}`)
    case 'callout':
      return [`> **${block.level.toUpperCase()}** ${block.text}`]
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [`*${block.caption}*`, '']),
        row(block.header),
        row(block.header.map(() => '---')),
        ...block.rows.map(row),
      ]
    case 'definitions':
      return block.terms.map((term) => `- **${term.term}**: ${term.text}`)
    case 'figure':
      return [`![${block.alt}](${block.src})`, ...(block.caption === undefined ? [] : [block.caption])]
    case 'exercise':
      return exerciseLines(block.exercise)
  }
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replace(/\n/g, ' ').replace(/\|/g, '\\|')).join(' | ')} |`

function exerciseLines(exercise: Exercise): string[] {
  const head = `**[${exercise.type}]** ${exercise.prompt}`
  return [head, ...answerLines(exercise), ...(exercise.rationale === '' ? [] : [`  *${exercise.rationale}*`])]
}

function answerLines(exercise: Exercise): string[] {
  switch (exercise.type) {
    case 'true-false':
      return [`  - ${exercise.answer ? 'true' : 'false'}`]
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error':
      return exercise.options.map((option) => `  - [${option.correct ? 'x' : ' '}] ${option.text}`)
    case 'ordering':
      return exercise.items.map((item, index) => `  ${String(index + 1)}. ${item.text}`)
    case 'matching':
      return exercise.pairs.map((pair) => `  - ${pair.left} = ${pair.right}`)
    case 'cloze':
      return [
        `  ${exercise.text.replace(/\{\{([^}]+)\}\}/g, (_, id: string) => `[${exercise.gaps.find((gap) => gap.id === id.trim())?.accept[0] ?? '?'}]`)}`,
      ]
    case 'numeric':
      return [`  = ${String(exercise.value)} ${exercise.unit ?? ''}`.trimEnd()]
    case 'scenario':
      return exercise.scenes.flatMap((scene) => [
        `  ${scene.text}`,
        ...scene.choices.map((choice) => `  - [${String(choice.score)}] ${choice.text}`),
      ])
    case 'flashcards':
      return exercise.cards.map((card) => `  - ${card.front} / ${card.back}`)
    case 'hotspot':
      return exercise.regions.map((region) => `  - [${region.correct ? 'x' : ' '}] ${region.label}`)
    case 'free-text':
    case 'upload':
      return exercise.rubric.map((criterion) => `  - ${criterion.criterion}`)
    case 'checklist':
      return exercise.items.map((item) => `  - ${item.text}`)
  }
}
