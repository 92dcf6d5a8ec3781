import { cannotRewrite } from '../../../rewriting/cannot'
import { isHeading } from '../../../rewriting/known'
import type { RewriteAsk, RewriteKind, Rewriting } from '../../../rewriting/model'
import { stampOfBlocks } from '../../../rewriting/stamp'
import type { StepContext } from '../../../provider'
import { again } from './again'
import { example } from './example'
import { question } from './question'
import { shorter } from './shorter'
import { simpler } from './simpler'

/** Every way of doing it that there is, best first; or the sentence that says why there is none. */
export type Ways = Rewriting[] | string

const ways: Record<RewriteKind, (ask: RewriteAsk, context: StepContext) => Ways> = {
  shorter,
  simpler,
  example,
  again,
  question,
}

/** A part written anew in the words of the SOP. The first way that was not proposed yet. */
export function rewrite(context: StepContext, ask: RewriteAsk): Promise<Rewriting> {
  const { wish, earlier } = ask
  const seen = new Set(earlier.map(stampOfBlocks))
  if (wish.kind === 'words') {
    throw cannotRewrite(
      'The built-in provider follows no free words: it writes with those of the SOP. Choose one of the buttons, or a provider with a model.',
    )
  }
  if (foreign(ask) && wish.kind !== 'shorter') {
    throw cannotRewrite(
      'This course is not in the language of its SOP, and the built-in provider writes in the SOP’s own words. It can make the part shorter; choose a provider with a model for anything else.',
    )
  }
  if (ask.part.kind === 'block' && isHeading(ask.part.blocks[0]))
    throw cannotRewrite('A heading says nothing by itself. Choose the block under it, or the lesson.')
  const found = ways[wish.kind](ask, context)
  if (typeof found === 'string') throw cannotRewrite(found)
  const now = stampOfBlocks({ blocks: ask.part.blocks, append: [] })
  const fresh = found.find((one) => {
    const stamp = stampOfBlocks(one)
    return stamp !== now && !seen.has(stamp)
  })
  if (fresh) return Promise.resolve(fresh)
  throw cannotRewrite(
    found.length > 0 && seen.size > 0
      ? 'There is no other way left that the built-in provider knows: all it can propose for this was proposed already.'
      : 'This is what the built-in provider would write as well, so it has nothing else to propose. A provider with a model can word it anew.',
  )
}

const foreign = ({ content, facts }: RewriteAsk): boolean =>
  content.language.slice(0, 2).toLowerCase() !== facts.language.slice(0, 2).toLowerCase()
