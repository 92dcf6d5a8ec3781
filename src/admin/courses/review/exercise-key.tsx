'use client'
import type { ReactNode } from 'react'
import { InlineText } from '@/player/inline-text'
import type { Exercise } from '@/shared/manifest/schema'

/** What answers an exercise right, by its type. */
export function ExerciseKey({ exercise }: { exercise: Exercise }) {
  switch (exercise.type) {
    case 'true-false':
      return <Key>{exercise.answer ? 'True' : 'False'}</Key>
    case 'single-choice':
    case 'multiple-choice':
    case 'spot-the-error':
      return (
        <ul className="cwa-options">
          {exercise.options.map((option) => (
            <li key={option.id} className={option.correct ? 'cwa-key' : undefined}>
              <span>
                <InlineText text={option.text} />
                {option.feedback && <span className="cwa-quiet cwa-small"> {option.feedback}</span>}
              </span>
              {option.correct && <b>{exercise.type === 'spot-the-error' ? 'the error' : 'key'}</b>}
            </li>
          ))}
        </ul>
      )
    case 'ordering':
    case 'checklist':
      return (
        <ol className="cwa-options cwa-ranked">
          {exercise.items.map((item) => (
            <li key={item.id}>{item.text}</li>
          ))}
        </ol>
      )
    case 'matching':
      return (
        <ul className="cwa-options">
          {exercise.pairs.map((pair) => (
            <li key={pair.id} className="cwa-pair">
              <span>{pair.left}</span>
              <Arrow words="belongs to" />
              <span>{pair.right}</span>
            </li>
          ))}
        </ul>
      )
    case 'cloze': {
      const gaps = new Map(exercise.gaps.map((gap) => [gap.id, gap.accept]))
      return (
        <p>
          {exercise.text.split(/(\{\{[^}]+\}\})/).map((part, at) => {
            const id = /^\{\{([^}]+)\}\}$/.exec(part)?.[1]?.trim()
            return id === undefined ? (
              <span key={at}>{part}</span>
            ) : (
              <mark key={at}>{(gaps.get(id) ?? []).join(' or ')}</mark>
            )
          })}
        </p>
      )
    }
    case 'numeric':
      return (
        <Key>
          {exercise.value}
          {exercise.tolerance > 0 && ` ± ${exercise.tolerance}`} {exercise.unit}
        </Key>
      )
    case 'hotspot':
      return (
        <Key>
          {exercise.regions
            .filter((region) => region.correct)
            .map((region) => region.label)
            .join(', ')}
        </Key>
      )
    case 'scenario':
      return (
        <ul className="cwa-options">
          {exercise.scenes.map((scene) => (
            <li key={scene.id}>
              <span>
                {scene.text}
                {scene.choices.map((choice) => (
                  <span key={choice.id} className="cwa-small cwa-choice">
                    {choice.text} <b>{choice.score}</b> {choice.feedback}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )
    case 'flashcards':
      return (
        <ul className="cwa-options">
          {exercise.cards.map((card) => (
            <li key={card.id} className="cwa-pair">
              <span>{card.front}</span>
              <Arrow words="on the back:" />
              <span>{card.back}</span>
            </li>
          ))}
        </ul>
      )
    case 'free-text':
    case 'upload':
      return (
        <ul className="cwa-options">
          {exercise.rubric.map((line) => (
            <li key={line.id}>
              <span>
                <b>{line.criterion}</b> {line.levels.map((level) => `${level.points}: ${level.text}`).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )
  }
}

function Key({ children }: { children: ReactNode }) {
  return (
    <p>
      <span className="cwa-label">Key: </span>
      <b>{children}</b>
    </p>
  )
}

function Arrow({ words }: { words: string }) {
  return (
    <span>
      <span aria-hidden="true">→</span>
      <span className="cwa-hidden">{words}</span>
    </span>
  )
}
