import type { ReactNode } from 'react'
import { InlineText, Paragraphs } from '@/player/inline-text'
import type { Block, CourseManifest, Lesson } from '@/shared/manifest/schema'
import { Marks, Question } from './outline-question'

/** A version to read: modules, lessons, every statement with the clause it came from. Questions without their answers. */
export function CourseOutline({ manifest }: { manifest: CourseManifest }) {
  const lessons = manifest.modules.flatMap((module) => module.lessons)
  const { assessment } = manifest
  return (
    <>
      <nav aria-label="Lessons">
        <ol className="lessons">
          {lessons.map(({ id, title, minutes }, at) => (
            <li key={id}>
              <span className="n">{at + 1}</span>
              <a href={`#${id}`}>{title}</a>
              <span className="small dim">{minutes} min</span>
            </li>
          ))}
          <li>
            <span className="n">{lessons.length + 1}</span>
            <a href="#assessment">{assessment.title}</a>
            <span className="small dim">{assessment.exercises.length} questions</span>
          </li>
        </ol>
      </nav>
      <section aria-labelledby="aims">
        <h2 id="aims">What people can do afterwards</h2>
        <ul className="aims">
          {manifest.objectives.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      </section>
      {lessons.map((lesson) => (
        <LessonText key={lesson.id} lesson={lesson} claims={manifest.claims} />
      ))}
      <section id="assessment" aria-labelledby="assessment-title">
        <h2 id="assessment-title">{assessment.title}</h2>
        <p className="dim2">
          Passed with {Math.round(assessment.passScore * 100)} %.{' '}
          {assessment.draw ? `Each attempt draws ${assessment.draw} of these questions.` : ''}
        </p>
        <ol className="questions">
          {assessment.exercises.map((exercise) => (
            <li key={exercise.id}>
              <Question exercise={exercise} claims={manifest.claims} />
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

type Claims = CourseManifest['claims']

function LessonText({ lesson, claims }: { lesson: Lesson; claims: Claims }) {
  return (
    <section id={lesson.id} className="lesson" aria-labelledby={`${lesson.id}-title`}>
      <h2 id={`${lesson.id}-title`}>{lesson.title}</h2>
      {lesson.blocks.map((block) => (
        <BlockText key={block.id} block={block} claims={claims} />
      ))}
    </section>
  )
}

function BlockText({ block, claims }: { block: Block; claims: Claims }): ReactNode {
  const marks = <Marks ids={block.claims} claims={claims} />
  switch (block.type) {
    case 'text':
      return /^#{1,6}\s/.test(block.text) ? (
        <h3>
          <InlineText text={block.text.replace(/^#{1,6}\s+/, '')} /> {marks}
        </h3>
      ) : (
        <div className="block">
          <Paragraphs text={block.text} end={<> {marks}</>} />
        </div>
      )
    case 'steps': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List className={block.ordered ? 'block steps numbered' : 'block steps'}>
          {block.steps.map(({ id, text, claim }) => (
            <li key={id}>
              <InlineText text={text} /> <Marks ids={[claim]} claims={claims} />
            </li>
          ))}
        </List>
      )
    }
    case 'callout':
      return (
        <div className={`block note ${block.level === 'note' ? '' : block.level === 'danger' ? 'bad' : 'warn'}`}>
          <b>{block.level.charAt(0).toUpperCase() + block.level.slice(1)}</b>
          <Paragraphs text={block.text} end={<> {marks}</>} />
        </div>
      )
    case 'table':
      return (
        <div className="block scroll" tabIndex={0} role="region" aria-label={block.caption ?? 'Table'}>
          <table>
            <thead>
              <tr>
                {block.header.map((cell, at) => (
                  <th key={at} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <InlineText text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {marks}
        </div>
      )
    case 'definitions':
      return (
        <dl className="block">
          {block.terms.map(({ term, text, claim }) => (
            <div key={term}>
              <dt>
                <b>{term}</b>
              </dt>
              <dd>
                <InlineText text={text} /> <Marks ids={[claim]} claims={claims} />
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'figure':
      return <FigureText block={block} marks={marks} />
    case 'exercise':
      return (
        <div className="block panel practice">
          <p className="label">Practice</p>
          <Question exercise={block.exercise} claims={claims} />
        </div>
      )
  }
}

/** The picture belongs to an SOP, which this page's visitor has no account to open: its caption stands for it. */
function FigureText({ block, marks }: { block: Extract<Block, { type: 'figure' }>; marks: ReactNode }) {
  const { caption, alt } = block
  return (
    <figure className="block panel">
      <p className="small dim">A picture stands here in the course.</p>
      {caption !== undefined && caption !== alt && <p>It shows: {alt}</p>}
      <figcaption>
        <InlineText text={caption ?? alt} /> {marks}
      </figcaption>
    </figure>
  )
}
