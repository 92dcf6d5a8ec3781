import type { Block } from '@/shared/manifest/schema'
import type { ClaimRecord } from '@/systems/courses/public'
import { ended, withoutStop } from '../../../reading/wording'
import { stableId } from '../../../stable-id'
import { leansOnContext } from '../../../reading/context'

export type Statement = Pick<ClaimRecord, 'key' | 'text'>

/** Statements as a paragraph. */
export function asText(of: Block, statements: readonly Statement[], at = 0): Block {
  const text = statements.map(({ text: said }) => ended(said)).join(' ')
  return { ...placed(of, at), type: 'text', id: idOf(of, 'text', statements), claims: keysOf(statements), text }
}

/** Statements as a list without numbers. */
export function asList(of: Block, statements: readonly Statement[], at = 0): Block {
  const whole = statements.some(({ text }) => /[.!?]$/.test(text.trim()))
  return {
    ...placed(of, at),
    type: 'steps',
    id: idOf(of, 'steps', statements),
    claims: [],
    ordered: false,
    steps: statements.map(({ key, text }) => ({
      id: stableId('s', of.id, key),
      text: whole ? ended(text) : withoutStop(text),
      claim: key,
    })),
  }
}

/** Statements in groups of one idea each: a sentence that leans on the one before it stays with it. */
export function ideasOf(statements: readonly Statement[]): Statement[][] {
  const groups: Statement[][] = []
  for (const statement of statements) {
    const last = groups.at(-1)
    if (last && leansOnContext(statement.text)) last.push(statement)
    else groups.push([statement])
  }
  return groups
}

/** The first takes the place of the block on its screen of a player; each further one opens its own. */
function placed(of: Block, at: number): { idea?: string } {
  if (at === 0) return of.idea === undefined ? {} : { idea: of.idea }
  return { idea: `${of.idea ?? of.id}-${String(at + 1)}` }
}

const keysOf = (statements: readonly Statement[]): string[] => statements.map(({ key }) => key)
const idOf = (of: Block, type: string, statements: readonly Statement[]): string =>
  stableId('b', of.id, type, ...keysOf(statements))
