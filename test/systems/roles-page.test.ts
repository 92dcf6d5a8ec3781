import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { abilities } from '@/admin/people/roles/abilities'
import { listPermissions, roles, type CollectionPermissions } from '@/systems/identity/public'
import { collectionMatrix, endpointMatrix } from '../access-matrix'
import { startSchool, type School } from '../builders/school'

/** What the admin says of roles, held against the matrix that is held against the running system. */
let school: School
let permissions: CollectionPermissions[]

beforeAll(async () => {
  school = await startSchool()
  permissions = await listPermissions({ req: await school.as.admin.req(), config: school.config })
}, 120_000)
afterAll(() => school.stop())

describe('the page of roles', () => {
  it.each(abilities.flatMap(({ words, who, endpoints }) => endpoints.map((endpoint) => ({ words, who, endpoint }))))(
    'says truly who may: $words ($endpoint)',
    ({ who, endpoint }) => {
      const row = endpointMatrix[endpoint]
      expect(row).toBeDefined()
      expect([...(row?.who ?? [])].sort()).toEqual([...who].sort())
    },
  )

  it('has words for every act that not everybody may do', () => {
    const worded = new Set(abilities.flatMap(({ endpoints }) => endpoints))
    const silent = Object.entries(endpointMatrix)
      .filter(([, { who }]) => who !== 'anyone' && who.length > 0 && who.length < roles.length)
      .map(([endpoint]) => endpoint)
      .filter((endpoint) => !worded.has(endpoint))
    expect(silent).toEqual([])
  })

  it('says of every collection who sees, adds and changes its rows, as the doors do', () => {
    const said = Object.fromEntries(permissions.map(({ slug, reach }) => [slug, reach]))
    const differences = Object.entries(collectionMatrix).flatMap(([slug, row]) => {
      const reach = said[slug]
      return (['read', 'create', 'update'] as const).flatMap((act) => {
        const full = roles.filter((role) => reach?.[act][role] === 'all').sort()
        const some = roles.filter((role) => reach && reach[act][role] !== 'none')
        const wanted = [...row[act]].sort()
        // Who is in the matrix must be let in; who is let in to everything must be in the matrix.
        const missing = wanted.filter((role) => !some.includes(role))
        const extra = full.filter((role) => !wanted.includes(role))
        return [
          ...missing.map((role) => `${slug} ${act} lacks ${role}`),
          ...extra.map((role) => `${slug} ${act} claims ${role}`),
        ]
      })
    })
    expect(differences).toEqual([])
  })
})
