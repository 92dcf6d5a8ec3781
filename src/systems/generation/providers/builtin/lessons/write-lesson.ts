import { lexiconOf, words } from '@/shared/language'
import type { Block } from '@/shared/manifest/schema'
import type { Fact, LessonPlan, Section } from '../../../model'
import { ended, withoutStop } from '../../../reading/wording'
import { uniqueIds } from '../../../stable-id'
import { canFold, folded } from './compose'
import { flat, runsOf, treeOf, type Node } from './fact-tree'
import { inIdeas } from './ideas'
import { orderedRun } from './ordered'
import { decisionTable, remember } from './recap'
import {
  calloutText,
  claimsIn,
  inOneTable,
  inOneTableEach,
  isHeading,
  isOneList,
  isTitle,
  level,
  shapeOf,
  stepHeading,
  type Draft,
} from './shapes'
import type { Phrases } from '../../../phrases'

type Written = { blocks: Block[]; composed: Fact[] }

const LONGEST_TEXT = 90

/** The blocks of one lesson, exercises apart: section by section, in the order and words of the SOP. */
export function writeLesson(
  lesson: LessonPlan,
  facts: ReadonlyMap<string, Fact>,
  sections: ReadonlyMap<string, Section>,
  { language, phrases }: { language: string; phrases: Phrases },
): Written {
  const newId = uniqueIds()
  const composed: Fact[] = []
  const taught = lesson.facts.flatMap((id) => facts.get(id) ?? [])
  if (lesson.recap === 'decisions') return { blocks: numbered([decisionTable(taught, language, phrases)]), composed }
  const drafts = runsOf(taught, (before, fact) => before.section === fact.section).flatMap((own) => {
    const section = sections.get(own[0]?.section ?? '')
    const body = writeNodes(treeOf(own))
    const first = own[0]
    const ownTerm = own.every((fact) => fact.term !== undefined && fact.term === section?.title)
    const headed =
      section &&
      first &&
      lesson.sections.length > 1 &&
      section.title !== lesson.title &&
      section.role !== 'form' &&
      !section.titlePage &&
      section.path.length > 0 &&
      !ownTerm
    return headed ? [heading(section.title, first), ...body] : body
  })
  return { blocks: numbered([...drafts, ...remember(taught, language, phrases, lesson.id)]), composed }

  function numbered(all: readonly Draft[]): Block[] {
    return inIdeas(inOneTableEach(all)).map((draft) => ({
      ...draft,
      id: newId('b', lesson.id, draft.type, ...claimsIn(draft)),
    }))
  }

  function heading(title: string, first: Fact): Draft {
    return { type: 'text', text: `**${title}**`, claims: [first.id] }
  }

  function writeNodes(nodes: readonly Node[]): Draft[] {
    return runsOf(
      nodes,
      (before, node) =>
        isOneList(before, node) &&
        inOneTable(before.fact, node.fact) &&
        before.fact.sequence?.id === node.fact.sequence?.id,
    ).flatMap((run) => {
      switch (run.some((node) => shapeOf(node) === 'steps') ? 'steps' : run[0] ? shapeOf(run[0]) : 'text') {
        case 'steps':
          return writeSteps(run)
        case 'items':
          return writeItems(run)
        case 'warning':
          return writeWarnings(run)
        case 'terms':
          return [writeTerms(run)]
        case 'table':
          return writeTable(run)
        case 'lead':
          return run.flatMap((node) => [introduction(node, nodes.at(-1) !== node), ...writeNodes(node.children)])
        default:
          return writeText(run)
      }
    })
  }

  /** Plain steps make one list; steps with parts of their own are each a small group under their own words. */
  function writeSteps(run: readonly Node[]): Draft[] {
    const parts = run.filter((node) => node.children.length > 0)
    if (parts.length === 0) return writeItems(run)
    const ordered = orderedRun(run.map((node) => node.fact))
    if (ordered && parts.length * 2 <= run.length && parts.every(canFold)) return writeItems(run)
    if (!ordered && parts.length * 2 < run.length) return writeItems(run)
    return run.flatMap((node) => [
      { type: 'text' as const, text: stepHeading(node.fact.text), claims: [node.fact.id] },
      ...writeNodes(node.children),
    ])
  }

  function writeItems(run: readonly Node[]): Draft[] {
    const drafts: Draft[] = []
    let open: Fact[] = []
    const flush = () => {
      if (open.length > 0) drafts.push(list(open))
      open = []
    }
    for (const node of run) {
      if (node.children.length === 0) open.push(node.fact)
      else if (node.children.every((child) => child.fact.kind === 'warning')) {
        open.push(node.fact)
        flush()
        drafts.push(...writeNodes(node.children))
      } else if (canFold(node)) {
        const fact = folded(node, language)
        composed.push(fact)
        open.push(fact)
      } else {
        flush()
        drafts.push(introduction(node, true), ...writeNodes(node.children))
      }
    }
    flush()
    return drafts
  }

  function list(facts: readonly Fact[]): Draft {
    return {
      type: 'steps',
      ordered: orderedRun(facts),
      claims: [],
      steps: facts.map((fact, index) => ({
        id: newId('s', lesson.id, fact.id),
        text: withOr(fact, facts[index + 1]) ?? asListItem(fact, facts),
        claim: fact.id,
        ...(fact.severity !== undefined ? { critical: true } : {}),
        ...(fact.choice !== undefined ? { choice: fact.choice } : {}),
      })),
    }
  }

  /** Items end alike: all with a full stop where one does. A colon whose list follows elsewhere goes. */
  function asListItem(fact: Fact, facts: readonly Fact[]): string {
    const said = fact.text.replace(/\s*:$/, '')
    return facts.some((other) => /[.!?]$/.test(other.text)) ? ended(said) : said
  }

  /** Neighbouring items that are alternatives say so. */
  function withOr(fact: Fact, next: Fact | undefined): string | null {
    const [group, option] = (fact.choice ?? '').split('/')
    const [nextGroup, nextOption] = (next?.choice ?? '').split('/')
    const conditional = lexiconOf(language).condition.has(words(fact.text)[0] ?? '')
    const alternatives = !conditional && group !== '' && group === nextGroup && option !== nextOption
    return alternatives ? `${withoutStop(fact.text)}, ${phrases.or}` : null
  }

  function writeWarnings(run: readonly Node[]): Draft[] {
    const groups = runsOf(
      run,
      (before, node) =>
        before.children.length === 0 &&
        node.children.length === 0 &&
        !before.fact.term &&
        !node.fact.term &&
        level(before.fact) === level(node.fact),
    )
    return groups.flatMap((group) => {
      const [only] = group
      if (only && isTitle(only))
        return [
          { type: 'text' as const, text: `**${withoutStop(only.fact.text)}**`, claims: [only.fact.id] },
          ...writeNodes(only.children),
        ]
      const facts = group.map((node) => node.fact)
      const first = facts[0]
      if (!first) return []
      const callout: Draft = {
        type: 'callout',
        level: level(first),
        text: facts.map((fact) => calloutText(fact, group)).join(' '),
        claims: facts.map((fact) => fact.id),
      }
      return [callout, ...group.flatMap((node) => writeNodes(node.children))]
    })
  }

  function writeTerms(run: readonly Node[]): Draft {
    return {
      type: 'definitions',
      claims: [],
      terms: run.map(({ fact }) => ({ term: fact.term ?? '', text: fact.meaning ?? fact.text, claim: fact.id })),
    }
  }

  function writeTable(run: readonly Node[]): Draft[] {
    const facts = run.map((node) => node.fact)
    const width = Math.max(...facts.map((fact) => fact.cells?.length ?? 0))
    const header = facts[0]?.header ?? []
    const caption = facts[0]?.caption
    return [
      {
        type: 'table',
        header: Array.from({ length: width }, (_, index) => header[index] ?? ''),
        rows: facts.map((fact) => Array.from({ length: width }, (_, index) => fact.cells?.[index] ?? '')),
        claims: facts.map((fact) => fact.id),
        ...(caption === undefined ? {} : { caption }),
      },
    ]
  }

  /** Sentences of one passage stay together; a new block begins with a new passage or when one grows long. */
  function writeText(run: readonly Node[]): Draft[] {
    const blocks: Fact[][] = []
    for (const { fact, children } of run) {
      const last = blocks.at(-1)
      const samePassage = last?.at(-1)?.spans[0]?.segment === fact.spans[0]?.segment
      const length = (last ?? []).reduce((sum, each) => sum + words(each.text).length, 0) + words(fact.text).length
      if (last && (samePassage ? length <= LONGEST_TEXT : length <= LONGEST_TEXT / 2)) last.push(fact)
      else blocks.push([fact])
      if (children.length > 0) blocks.at(-1)?.push(...flat(children))
    }
    return blocks.map(text)
  }

  /** A sentence that introduces what follows keeps its colon; one whose list is not taught gets a full stop. */
  function introduction(node: Node, followed: boolean): Draft {
    if (node.children.length > 0 && isHeading(node.fact.text))
      return { type: 'text', text: `**${node.fact.text}**`, claims: [node.fact.id] }
    const said = node.children.length > 0 || followed ? node.fact.text : ended(withoutStop(node.fact.text))
    return { type: 'text', text: said, claims: [node.fact.id] }
  }

  function text(facts: readonly Fact[]): Draft {
    return { type: 'text', text: facts.map((fact) => ended(fact.text)).join(' '), claims: facts.map((fact) => fact.id) }
  }
}
