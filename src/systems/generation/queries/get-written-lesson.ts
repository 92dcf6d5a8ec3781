import type { PayloadRequest } from 'payload'
import { findByID } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import type { Block, Claim } from '@/shared/manifest/schema'
import { claimsOfBlock } from '@/shared/manifest/walk'
import { verifyClaim } from '@/shared/verify'
import { getSourceDocument } from '@/systems/sops/public'
import { readPart } from '../commands/parts'
import { idOf } from '../commands/run-stage'
import type { CourseState, Lessons } from '../model'
import { claimsOf } from '../pipeline/claims'

/** A lesson of a draft that is still being made: its words, and what each claim rests on. Not to be changed yet. */
export type WrittenLesson = {
  id: string
  title: string
  blocks: Block[]
  claims: Record<string, Pick<Claim, 'text' | 'citations' | 'support'> & { problems: string[] }>
}

/** @throws 404 for a run that the request may not see, 409 for a lesson that is not written yet */
export async function getWrittenLesson({
  req,
  run: id,
  lesson,
}: {
  req: PayloadRequest
  run: number
  lesson: string
}): Promise<WrittenLesson> {
  const run = await findByID({ req, collection: 'generation-runs', id })
  const written = (await readPart<Lessons>(req, id, `lesson:${lesson}`))?.value
  const facts = (await readPart<CourseState['facts']>(req, id, 'facts'))?.value
  const outline = (await readPart<CourseState['outline']>(req, id, 'outline'))?.value
  const plan = outline?.modules.flatMap((module) => module.lessons).find((each) => each.id === lesson)
  if (!written || !facts || !plan)
    throw new DomainError({
      code: 'generation.lesson-not-written',
      status: 409,
      message: 'This lesson is not written yet. It appears here when it is.',
    })
  const sources = []
  for (const version of run.sopVersions.map(idOf)) sources.push(await getSourceDocument(req, version))
  const byId = new Map(sources.map((source) => [source.id, source]))
  const blocks = written.lessons.flatMap((each) => each.blocks)
  const shown = new Set(blocks.flatMap(claimsOfBlock))
  const claims = claimsOf(
    [...facts.facts, ...written.composed].filter((fact) => shown.has(fact.id)),
    sources,
  )
  return {
    id: lesson,
    title: plan.title,
    blocks,
    claims: Object.fromEntries(
      Object.entries(claims).map(([key, claim]) => {
        const { support, problems } = verifyClaim({ claim, sources: byId })
        return [
          key,
          { text: claim.text, citations: claim.citations, support, problems: problems.map(({ message }) => message) },
        ]
      }),
    ),
  }
}
