import type { Block, CourseContent, Exercise } from './schema'

/** A picture in one of the course's sources: the source's id, and the name that the segment of the figure has for it. */
export type SourcePicture = { source: string; name: string }

const SHAPE = /^source:(.{1,200})\/([\w.-]{1,140})$/

/** The `src` of a figure or hotspot whose picture stands in a source. Its bytes follow from the source's checksum. */
export const pictureSrc = ({ source, name }: SourcePicture): string => `source:${source}/${name}`

/** The picture that a `src` names; null for any other address. */
export function pictureOfSrc(src: string): SourcePicture | null {
  const [, source, name] = SHAPE.exec(src) ?? []
  return source && name ? { source, name } : null
}

type WithPictures = Pick<CourseContent, 'modules' | 'assessment'>

/** Every `src` of a course once, in its order: figures, and exercises on a picture. */
export function picturesOf(content: WithPictures): string[] {
  const found = new Set<string>()
  withPictures(content, (src) => {
    found.add(src)
    return src
  })
  return [...found]
}

/** The same course with every `src` changed. */
export function withPictures<Content extends WithPictures>(content: Content, change: (src: string) => string): Content {
  const exercise = (one: Exercise): Exercise => (one.type === 'hotspot' ? { ...one, src: change(one.src) } : one)
  const block = (one: Block): Block => {
    if (one.type === 'figure') return { ...one, src: change(one.src) }
    return one.type === 'exercise' ? { ...one, exercise: exercise(one.exercise) } : one
  }
  return {
    ...content,
    modules: content.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({ ...lesson, blocks: lesson.blocks.map(block) })),
    })),
    assessment: { ...content.assessment, exercises: content.assessment.exercises.map(exercise) },
  }
}
