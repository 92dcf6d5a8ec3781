/**
 * What is kept of people, said once for each collection or table that knows them. From these lines come the export of
 * somebody's data, its erasure, and the hand-over when somebody leaves; a test fails when a column that leads to a person
 * has no line.
 */

/**
 * How a person stands to a row that names them. `about`: it tells of them. `by`: they did it. `member`: they are one of
 * several. `owns`: it waits for them, or is theirs to look after.
 */
export type Part = 'about' | 'by' | 'member' | 'owns'

export type PersonalDataLine = {
  /** Slug of a collection; with `plain`, the name of a table that is none. */
  of: string
  plain?: true
  /** Fields (in a plain table: columns) that lead to an account. */
  people: Readonly<Record<string, Part>>
  /** Fields that hold a copy of a person's name: whose, as a field of `people`. Replaced by the pseudonym. */
  names?: Readonly<Record<string, string>>
  /**
   * Fields that hold somebody's address, each with the fields beside it that hold their name: rows with the person's own
   * address are theirs too. Replaced on erasure.
   */
  emails?: Readonly<Record<string, readonly string[]>>
  /** JSON fields in which the person's name or address may stand as a value: replaced there. */
  copies?: readonly string[]
  /** What a person wrote that is no evidence: by whom, as a field of `people`. Removed on erasure. */
  texts?: Readonly<Record<string, string>>
  /** Names and titles that are not those of a person, so that the test knows it was thought of. */
  notPersonal?: readonly string[]
  /** Never part of an export: secrets, keys of questions. */
  omit?: readonly string[]
  /** What erasing does with rows `about` the person: `keep` where they are evidence, under the pseudonym. */
  onErase: 'keep' | 'delete'
  /** Fields of `people` that move to somebody else when the person leaves. */
  handOver?: readonly HandOver[]
}

export type HandOver = {
  field: string
  /** What it is, for people: `Courses as author`. */
  title: string
  /** Field that names a row. */
  name: string
  /** SQL over the table `t`: rows that still need somebody. Written here, never given by a user. */
  open?: string
  /** Roles of which whoever takes over needs one. */
  roles?: readonly string[]
  /** The first person stays named beside the second: who wrote something wrote it. */
  keep?: true
}

/** Where the lines of all installed systems are found. */
export function personalDataOf(config: { custom?: Record<string, unknown> }): readonly PersonalDataLine[] {
  const { coursewright } = (config.custom ?? {}) as { coursewright?: { personalData?: PersonalDataLine[] } }
  return coursewright?.personalData ?? []
}
