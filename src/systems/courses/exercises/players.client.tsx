'use client'
import type { ComponentType } from 'react'
import type { ExerciseType } from '@/shared/manifest/schema'
import { ChecklistPlayer } from './checklist/player.client'
import { ClozePlayer } from './cloze/player.client'
import { FlashcardsPlayer } from './flashcards/player.client'
import { FreeTextPlayer } from './free-text/player.client'
import { HotspotPlayer } from './hotspot/player.client'
import { MatchingPlayer } from './matching/player.client'
import { MultipleChoicePlayer } from './multiple-choice/player.client'
import { NumericPlayer } from './numeric/player.client'
import { OrderingPlayer } from './ordering/player.client'
import type { ExercisePlayerProps } from './player-props'
import type { StrippedExercise } from './registry'
import { ScenarioPlayer } from './scenario/player.client'
import { SingleChoicePlayer } from './single-choice/player.client'
import { SpotTheErrorPlayer } from './spot-the-error/player.client'
import { TrueFalsePlayer } from './true-false/player.client'
import { UploadPlayer } from './upload/player.client'

/** The player of every exercise type. */
const players: { [Type in ExerciseType]: ComponentType<ExercisePlayerProps<Type>> } = {
  'true-false': TrueFalsePlayer,
  'single-choice': SingleChoicePlayer,
  'multiple-choice': MultipleChoicePlayer,
  'spot-the-error': SpotTheErrorPlayer,
  ordering: OrderingPlayer,
  matching: MatchingPlayer,
  cloze: ClozePlayer,
  numeric: NumericPlayer,
  hotspot: HotspotPlayer,
  scenario: ScenarioPlayer,
  flashcards: FlashcardsPlayer,
  'free-text': FreeTextPlayer,
  upload: UploadPlayer,
  checklist: ChecklistPlayer,
}

type AnyProps = Omit<ExercisePlayerProps<ExerciseType>, 'exercise'> & { exercise: StrippedExercise }

/** The form of any exercise, controlled: `answer` in, `onChange` out, marks once it was checked. */
export function ExercisePlayer(props: AnyProps) {
  const Player = players[props.exercise.type] as ComponentType<AnyProps>
  return <Player {...props} />
}
