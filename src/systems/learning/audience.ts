import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { rows, sql } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { readCohorts } from './cohorts'

const id = z.number().int().positive().max(2_147_483_647)
const words = z.array(z.string().trim().min(1).max(200)).max(100)

/** To whom a course is assigned. A rule with both lists fits people who fit both; an empty list fits everybody. */
export const targetSchema = z.discriminatedUnion('target', [
  z.object({ target: z.literal('people'), people: z.array(id).min(1).max(5000) }),
  z.object({ target: z.literal('groups'), groups: z.array(id).min(1).max(200) }),
  z.object({ target: z.literal('cohorts'), cohorts: z.array(id).min(1).max(200) }),
  z.object({ target: z.literal('everybody') }),
  z
    .object({ target: z.literal('rule'), jobRoles: words.default([]), sites: words.default([]) })
    .refine(({ jobRoles, sites }) => jobRoles.length + sites.length > 0, {
      message: 'Name a job role or a site, or choose everybody.',
    }),
])
export type Target = z.output<typeof targetSchema>

/** Whether a target goes on meaning something when people come and go. */
export const isLiving = ({ target }: Pick<Target, 'target'>): boolean => target !== 'people'

/**
 * The people a target means now, by id. Who left or is blocked is never one of them.
 *
 * @param among only of these people.
 * @throws `person.not-found`, `group.not-found`, `cohort.not-found` (404) when one that is named is not of the organisation.
 */
export async function membersOf(
  req: PayloadRequest,
  { organisation, target, among }: { organisation: number; target: Target; among?: readonly number[] },
): Promise<number[]> {
  if (among && among.length === 0) return []
  const which = await condition(req, { organisation, target })
  const found = rows<{ id: number }>(
    await sql(req).execute(query`
      select u.id from users u
      where u.organisation_id = ${organisation} and u.state in ('invited', 'active') and ${which}
        ${among ? query`and u.id in ${[...among]}` : query``}
      order by u.id`),
  )
  return found.map((row) => row.id)
}

/** Whether everybody and everything that is named is there. For the moment at which somebody names them. */
export async function assertKnown(
  req: PayloadRequest,
  { organisation, target, ledBy }: { organisation: number; target: Target; ledBy?: number },
): Promise<void> {
  if (target.target === 'people') {
    const known = await idsIn(
      req,
      query`select id from users where id in ${target.people} and organisation_id = ${organisation}`,
    )
    if (known.length !== new Set(target.people).size) throw missing('person')
  }
  if (target.target === 'groups') {
    const known = await idsIn(
      req,
      query`select id from groups where id in ${target.groups} and organisation_id = ${organisation}`,
    )
    if (known.length !== new Set(target.groups).size) throw missing('group')
  }
  if (target.target === 'cohorts') {
    const { known } = await readCohorts({ req, organisation, cohorts: target.cohorts, ...(ledBy ? { ledBy } : {}) })
    if (known.length !== new Set(target.cohorts).size) throw missing('cohort')
  }
}

async function condition(
  req: PayloadRequest,
  { organisation, target }: { organisation: number; target: Target },
): Promise<SQL> {
  switch (target.target) {
    case 'people':
      return query`u.id in ${target.people}`
    case 'groups':
      return query`u.id in (select users_id from groups_rels where path = 'members' and parent_id in ${target.groups})`
    case 'cohorts': {
      const { learners } = await readCohorts({ req, organisation, cohorts: target.cohorts })
      return learners.length ? query`u.id in ${learners}` : query`false`
    }
    case 'everybody':
      return query`true`
    case 'rule':
      return query`${fits(query`u.job_role`, target.jobRoles)} and ${fits(query`u.site`, target.sites)}`
  }
}

function fits(column: SQL, wanted: readonly string[]): SQL {
  if (wanted.length === 0) return query`true`
  return query`lower(trim(${column})) in ${wanted.map((word) => word.trim().toLowerCase())}`
}

async function idsIn(req: PayloadRequest, statement: SQL): Promise<number[]> {
  return rows<{ id: number }>(await sql(req).execute(statement)).map((row) => row.id)
}

function missing(what: 'person' | 'group' | 'cohort'): DomainError {
  const whose = what === 'cohort' ? 'in your organisation or not led by you' : 'in your organisation'
  return new DomainError({
    code: `${what}.not-found`,
    status: 404,
    message: `One ${what} is not ${whose}. Nobody was enrolled; check the list.`,
  })
}
