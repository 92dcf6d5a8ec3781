import { clauseOf } from '@/player/clause'
import { InlineText } from '@/player/inline-text'
import type { CourseManifest, Exercise } from '@/shared/manifest/schema'

type Claims = CourseManifest['claims']

/** What is asked, with what can be chosen; never which of it is right. */
export function Question({ exercise, claims }: { exercise: Exercise; claims: Claims }) {
  const choices = choicesOf(exercise)
  return (
    <>
      <p>
        <InlineText text={exercise.prompt} /> <Marks ids={exercise.claims} claims={claims} />
      </p>
      {choices.length > 0 && (
        <ul className="choices">
          {choices.map((choice, at) => (
            <li key={at}>
              <InlineText text={choice} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function choicesOf(exercise: Exercise): string[] {
  switch (exercise.type) {
    case 'true-false':
      return ['True', 'False']
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error':
      return exercise.options.map(({ text }) => text)
    // In the order of the alphabet: the order in the manifest is the answer.
    case 'ordering':
      return exercise.items.map(({ text }) => text).sort((a, b) => a.localeCompare(b))
    case 'matching':
      return [...exercise.pairs.map(({ left }) => left), ...exercise.pairs.map(({ right }) => right).sort()]
    case 'checklist':
      return exercise.items.map(({ text }) => text)
    case 'flashcards':
      return exercise.cards.map(({ front }) => front)
    case 'cloze':
      return [exercise.text.replace(/\{\{[^}]*\}\}|\[\[[^\]]*\]\]/g, '_____')]
    case 'scenario':
      return exercise.scenes.map(({ text }) => text)
    case 'numeric':
    case 'hotspot':
    case 'free-text':
    case 'upload':
      return []
  }
}

/** The clauses behind a statement; opened, they show the passage word for word. */
export function Marks({ ids, claims }: { ids: readonly string[]; claims: Claims }) {
  const citations = ids.flatMap((id) => claims[id]?.citations ?? [])
  const places = new Map(citations.map((citation) => [`${citation.segment} ${citation.start}`, citation]))
  if (places.size === 0) return null
  const shown = [...places.values()].slice(0, 4)
  return (
    <>
      {shown.map((citation) => (
        <details key={`${citation.segment} ${citation.start}`} className="clause">
          <summary className="ref">
            <span>{clauseOf(citation).label}</span>
          </summary>
          <q>{citation.quote}</q>
        </details>
      ))}
    </>
  )
}
