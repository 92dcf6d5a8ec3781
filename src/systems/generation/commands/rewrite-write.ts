import type { PayloadRequest } from 'payload'
import type { OpenPart } from '@/systems/courses/public'
import { getSourceDocument } from '@/systems/sops/public'
import { applyDecisions } from '../knowledge/apply-decisions'
import type { LlmProvider, StepContext } from '../provider'
import { cannotRewrite } from '../rewriting/cannot'
import { isRewriteKind, type Proposal, type RewriteAsk } from '../rewriting/model'
import { readRewrites, partKeyOf } from '../rewriting/rows'
import { settle } from '../rewriting/settle'
import { knowledgeOf } from './keep-facts'

/**
 * Has a provider write a part anew, and looks at what it made. Nothing is stored.
 *
 * @throws `generation.cannot-rewrite` (422) with what it cannot do; as providers throw
 */
export async function writeRewrite({
  req,
  open: { course, content, claims, part },
  instruction,
  provider,
  context,
}: {
  req: PayloadRequest
  open: Pick<OpenPart, 'course' | 'content' | 'claims' | 'part'>
  instruction: string
  provider: LlmProvider
  context: Omit<StepContext, 'request'>
}): Promise<Proposal> {
  if (!provider.rewrite)
    throw cannotRewrite(`${provider.title} cannot write parts of a course anew. Choose another provider.`)
  const sources = []
  for (const version of course.sopVersions) sources.push(await getSourceDocument(req, version))
  const knowledge = await knowledgeOf({ req, versions: course.sopVersions })
  const facts = applyDecisions(knowledge.found, knowledge.decisions, sources)
  const earlier = await readRewrites({
    req,
    course: course.id,
    states: ['proposed', 'accepted', 'declined', 'stale'],
    limit: 100,
  })
  const ask: RewriteAsk = {
    part,
    content,
    claims,
    facts,
    wish: isRewriteKind(instruction) ? { kind: instruction } : { kind: 'words', words: instruction },
    earlier: earlier.filter(({ ref }) => partKeyOf(ref) === partKeyOf(part)).flatMap(({ after }) => after ?? []),
  }
  const rewriting = await provider.rewrite({ ...context, request: { sources, knowledge } }, ask)
  return settle({ ask, rewriting, documents: sources })
}
