import { lexiconOf, words } from '@/shared/language'
import { stableId } from '../../stable-id'
import { differentLimit, hasMeasures } from './limits'
import type { Contradiction, ContradictionKind, Side, Statement } from './model'
import { isBefore, ordersOf, type Action, type Orders } from './order'
import { dutyOf, sameRole, type Duty } from './roles'
import { compare, sharedWords, subjectsOf, type Candidate, type Subject } from './subjects'

/** From which likeness on two statements are taken to speak of one thing: see docs/quality/knowledge.md. */
const least: Record<ContradictionKind, number> = { limit: 0.62, order: 0.62, role: 0.6, rule: 0.75 }
/** A statement nearly as like as the likest may be the one that is meant. */
const NEARLY = 0.06

/**
 * What documents say differently about the same thing: another limit, another order, another role, or the opposite. Pure;
 * documents are compared with each other, never with themselves, and within one language. `about` names the document
 * whose contradictions are wanted; all where it is not given.
 */
export function findContradictions(
  statements: readonly Statement[],
  { about }: { about?: string } = {},
): Contradiction[] {
  const subjects = subjectsOf(statements)
  const found = new Map<string, Contradiction>()
  const taken = new Set<string>()
  const keep = (contradiction: Contradiction) => {
    const pair = pairOf(contradiction)
    // Two passages differ in one way, the gravest first; what a sentence repeats is said once.
    if (taken.has(pair) || found.has(contradiction.key)) return
    taken.add(pair)
    found.set(contradiction.key, contradiction)
  }
  const wanted = ({ statement }: Subject) => about === undefined || statement.document === about
  for (const subject of subjects.all.filter(wanted)) {
    for (const candidates of byDocument(subjects.like(subject)).filter((near) => isMutual(subject, near, subjects))) {
      const limit = limitOf(subject, candidates)
      if (limit) keep(limit)
      else {
        const rule = ruleOf(subject, candidates)
        if (rule) keep(rule)
      }
    }
  }
  for (const contradiction of roleContradictions(statements, about)) keep(contradiction)
  for (const contradiction of orderContradictions(statements, about)) keep(contradiction)
  return [...found.values()].sort((a, b) => b.likeness - a.likeness || a.key.localeCompare(b.key))
}

/** The likest statements of each other document. */
function byDocument(candidates: readonly Candidate[]): Candidate[][] {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const { document } = candidate.subject.statement
    groups.set(document, [...(groups.get(document) ?? []), candidate])
  }
  return [...groups.values()].map((group) =>
    group.filter(({ likeness }) => likeness >= (group[0]?.likeness ?? 1) - NEARLY),
  )
}

/** Whether the likest one finds nothing in this document that it is clearly more like. */
function isMutual(subject: Subject, [first]: readonly Candidate[], subjects: ReturnType<typeof compare>): boolean {
  if (!first) return false
  const [back] = subjects
    .like(first.subject)
    .filter((candidate) => candidate.subject.statement.document === subject.statement.document)
  return back === undefined || back.likeness <= first.likeness + NEARLY
}

function limitOf(subject: Subject, candidates: readonly Candidate[]): Contradiction | null {
  if (!hasMeasures(subject)) return null
  const measured = candidates.filter((candidate) => candidate.likeness >= least.limit && hasMeasures(candidate.subject))
  // Where one that is just as like agrees, that is the one meant.
  const differences = measured.map((candidate) => ({ candidate, differs: differentLimit(subject, candidate.subject) }))
  const [first] = differences
  if (!first?.differs || differences.some(({ differs }) => differs === null)) return null
  const { candidate, differs } = first
  return made('limit', subject, candidate, [differs.a, differs.b], (a, b) => `one says ${a}, the other ${b}`)
}

/** One says to do what the other says not to do. */
function ruleOf(subject: Subject, candidates: readonly Candidate[]): Contradiction | null {
  const [first] = candidates
  if (!first || first.likeness < least.rule) return null
  if (candidates.some((candidate) => forbids(candidate.subject) === forbids(subject))) return null
  if ([subject, first.subject].some(hasCondition)) return null
  const [does, doesNot] = ['do it', 'do not'] as const
  const says = (one: Subject) => (forbids(one) ? doesNot : does)
  const sides: [string, string] = [says(subject), says(first.subject)]
  return made('rule', subject, first, sides, () => 'one says to do what the other says not to do')
}

function forbids({ statement: { text, language } }: Subject): boolean {
  const lexicon = lexiconOf(language)
  // What is added in brackets is about something else than the sentence.
  const whole = text.replace(/\([^()]*\)/g, ' ')
  return words(whole).filter((word) => lexicon.negation.has(word)).length % 2 === 1
}

function hasCondition({ statement: { text, language } }: Subject): boolean {
  const lexicon = lexiconOf(language)
  return words(text).some((word) => lexicon.condition.has(word) || lexicon.except.has(word) || lexicon.only.has(word))
}

function roleContradictions(statements: readonly Statement[], about: string | undefined): Contradiction[] {
  const duties = statements.flatMap((statement) => dutyOf(statement) ?? [])
  const bySubject = new Map<Subject, Duty>(duties.map((duty) => [duty.duty, duty]))
  const subjects = compare(duties.map(({ duty }) => duty))
  return duties
    .filter(({ duty }) => about === undefined || duty.statement.document === about)
    .flatMap(({ role, duty }) =>
      byDocument(subjects.like(duty)).flatMap((candidates) => {
        const near = candidates.filter(({ likeness }) => likeness >= least.role)
        const roles = near.map(({ subject }) => bySubject.get(subject)?.role ?? role)
        const [first] = near
        const [other] = roles
        if (!first || other === undefined) return []
        // Where the other document gives it to this role too, they agree.
        if (roles.some((one) => sameRole(one, role, duty.statement.language))) return []
        return [made('role', duty, first, [role, other], (a, b) => `one gives it to “${a}”, the other to “${b}”`)]
      }),
    )
}

function orderContradictions(statements: readonly Statement[], about: string | undefined): Contradiction[] {
  const documents = [...new Set(statements.map(({ document }) => document))]
  const orders = new Map<string, Orders>(
    documents.map((document) => [document, ordersOf(statements.filter((one) => one.document === document))]),
  )
  const actions = [...orders.values()].flatMap((order) => order.actions)
  const subjects = compare(actions)
  const partners = new Map<Action, Candidate[][]>(
    actions.map((action) => [
      action,
      byDocument(subjects.like(action).filter(({ likeness }) => likeness >= least.order)),
    ]),
  )
  /** The one action of that document that is meant: the likest, and alone in being so. */
  const partner = (action: Action, document: string): { action: Action; likeness: number } | undefined => {
    const [near = []] = (partners.get(action) ?? []).filter(([first]) => first?.subject.statement.document === document)
    const [first] = near
    if (!first || near.some(({ subject }) => subject !== first.subject && wordsOf(subject) !== wordsOf(first.subject)))
      return undefined
    return { action: first.subject as Action, likeness: first.likeness }
  }
  const found: Contradiction[] = []
  for (const [at, left] of documents.entries()) {
    for (const right of documents.slice(at + 1)) {
      if (about !== undefined && left !== about && right !== about) continue
      found.push(...reversed(left, right, orders, partner))
    }
  }
  return found
}

const wordsOf = ({ own }: Subject): string => [...own].sort().join(' ')

/**
 * Pairs that two documents do the other way round. A step that was moved is reversed with each that it passes, so that
 * pairs which share a step are one change, told by the closest of them; two steps that changed places elsewhere in the
 * same list are another.
 */
function reversed(
  left: string,
  right: string,
  orders: ReadonlyMap<string, Orders>,
  partner: (action: Action, document: string) => { action: Action; likeness: number } | undefined,
): Contradiction[] {
  const [mine, theirs] = [orders.get(left), orders.get(right)]
  if (!mine || !theirs) return []
  const aligned = mine.actions.flatMap((action) => {
    const other = partner(action, right)
    return other && partner(other.action, left)?.action === action ? [{ action, ...renamed(other) }] : []
  })
  type Aligned = (typeof aligned)[number]
  const changes: { steps: Set<Aligned>; contradiction: Contradiction; distance: number }[] = []
  for (const one of aligned) {
    for (const other of aligned) {
      if (one === other || isBefore(one.action, other.action, mine) !== true) continue
      if (isBefore(one.other, other.other, theirs) !== false) continue
      const likeness = Math.min(one.likeness, other.likeness)
      const contradiction = made(
        'order',
        other.action,
        { subject: other.other, likeness },
        [`after “${short(one.action.clause)}”`, `before “${short(one.other.clause)}”`],
        (a, b) => `one does it ${a}, the other ${b}`,
      )
      const distance = distanceOf(one.action, other.action) + distanceOf(one.other, other.other)
      const shared = changes.filter(({ steps }) => steps.has(one) || steps.has(other))
      for (const change of shared) changes.splice(changes.indexOf(change), 1)
      const closest = shared.reduce((best, change) => (change.distance <= best.distance ? change : best), {
        contradiction,
        distance,
      })
      changes.push({ ...closest, steps: new Set([one, other, ...shared.flatMap(({ steps }) => [...steps])]) })
    }
  }
  return changes.map(({ contradiction }) => contradiction)
}

const renamed = ({ action, likeness }: { action: Action; likeness: number }) => ({ other: action, likeness })
const distanceOf = (a: Action, b: Action): number =>
  a.step && b.step ? Math.abs(a.step.position - b.step.position) : 1
const short = (text: string): string => (text.trim().length > 60 ? `${text.trim().slice(0, 59)}…` : text.trim())

function made(
  kind: ContradictionKind,
  subject: Subject,
  { subject: other, likeness }: Candidate,
  says: [string, string],
  explain: (a: string, b: string) => string,
): Contradiction {
  const about = sharedWords(subject, other)
  const given: [Side, Side] = [sideOf(subject, says[0]), sideOf(other, says[1])]
  // In the order in which people see the passages.
  const sides = given[0].document.localeCompare(given[1].document) <= 0 ? given : ([given[1], given[0]] as [Side, Side])
  const names = sides.map((side) => [side.document, side.segment, side.says].join('\u0001')).sort()
  return {
    key: stableId('x', kind, ...names),
    kind,
    subject: about,
    explanation: `On “${about}” ${explain(sides[0].says, sides[1].says)}.`,
    sides,
    likeness: Math.round(Math.min(1, likeness) * 100) / 100,
  }
}

function sideOf({ statement: { document, segment, text, path, page } }: Subject, says: string): Side {
  return { document, segment, text, path, says, ...(page === undefined ? {} : { page }) }
}

const pairOf = ({ sides }: Contradiction): string =>
  sides
    .map(({ document, segment, text }) => [document, segment, text].join('\u0001'))
    .sort()
    .join('\u0002')
