import type { Segment } from '../model'

export const changeKinds = [
  'unchanged',
  'renumbered',
  'moved',
  'edited',
  'split',
  'merged',
  'added',
  'removed',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Why an edit is more than wording, in words for the author: `"4 hours" is now "6 hours"`. */
export type MeaningReason = { code: 'number' | 'negation' | 'modality'; message: string }

/**
 * What became of a passage. `before` and `after` are keys: one each, but for a split (one before, several after), a merge
 * (several before, one after), an addition (none before) and a removal (none after).
 */
export type Change = {
  kind: ChangeKind
  before: string[]
  after: string[]
  /** It stands in another place too: an edit or a renumbering may come with a move. */
  moved: boolean
  /** Of edits, splits and merges: whether a number, a unit, a negation or a duty changed. */
  meaning: 'same' | 'changed' | null
  reasons: MeaningReason[]
}

export type DocumentDiff = {
  changes: Change[]
  /** Keys of the new version whose words are those of the old: no embedding, no claim is touched by them. */
  keptText: string[]
  counts: Record<ChangeKind, number>
}

export type Compared = Pick<Segment, 'key' | 'kind' | 'text' | 'path' | 'order' | 'marker'>

/** A comparison as it is stored on the newer version: without what is unchanged, whose number is in `counts`. */
export type KeptComparison = {
  /** Id of the version it was compared with. */
  before: number
  counts: Record<ChangeKind, number>
  /** How many changes may alter what people have to do. */
  meaning: number
  changes: Change[]
}

/** An edit of a number, a "not" or a duty; and whatever was added or removed, because nobody can say that it is wording. */
export const mayAlterMeaning = ({ kind, meaning }: Pick<Change, 'kind' | 'meaning'>): boolean =>
  meaning === 'changed' || kind === 'added' || kind === 'removed'
