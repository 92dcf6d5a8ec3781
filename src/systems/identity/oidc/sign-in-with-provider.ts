import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { create, inTransaction, rows, sql, systemRequest, update } from '@/shared/db'
import { DomainError } from '@/shared/errors'
import { emit } from '@/shared/events'
import type { Role } from '../roles'
import { newSecret } from '../secrets'
import { lockPerson, notActive } from '../sign-in/sessions'
import { proceed, type SignIn } from '../sign-in/sign-in'
import type { Visit } from '../sign-in/visit'
import type { ProviderClaims } from './provider'
import { rolesOfClaim, type OidcSettings } from './settings'

/**
 * Whom the provider vouches for: the account linked before; else the one of the organisation with the same address, if the
 * provider has verified it; else a new one. Roles follow the claim at every sign-in, where one is configured.
 *
 * @throws `oidc.no-verified-email`, `oidc.other-account`, `auth.not-active` (403).
 */
export async function signInWithProvider({
  req,
  settings,
  claims,
  visit,
  now = new Date(),
}: {
  req: PayloadRequest
  settings: OidcSettings
  claims: ProviderClaims
  visit: Visit
  now?: Date
}): Promise<SignIn> {
  const organisation = await organisationOf(req, settings)
  const system = await systemRequest(req.payload, {
    reason: 'the provider of the organisation vouches for the person',
    organisation,
  })
  const roles = settings.roleClaim
    ? rolesOfClaim({ claim: claims.all[settings.roleClaim], map: settings.roleMap })
    : undefined
  const person = await inTransaction(system, (system) => accountFor(system, { claims, organisation, roles }))
  const factorShown = settings.trustsItsFactor || claims.amr.includes('mfa')
  return proceed({ req, person, via: 'provider', visit, now, factorShown })
}

async function accountFor(
  req: PayloadRequest,
  { claims, organisation, roles }: { claims: ProviderClaims; organisation: number; roles: Role[] | undefined },
): Promise<number> {
  const externalId = `${claims.issuer} ${claims.subject}`
  const linked = await found(req, query`external_id = ${externalId}`)
  if (linked) return bringUpToDate(req, { account: linked, organisation, roles })
  if (claims.email === null || !claims.emailVerified) throw noVerifiedEmail()
  const same = await found(req, query`lower(email) = ${claims.email}`)
  if (!same) {
    const data = {
      organisation,
      externalId,
      email: claims.email,
      name: claims.name ?? claims.email.split('@')[0] ?? claims.email,
      // Nobody knows it; whoever wants one asks for it by mail.
      password: newSecret(),
      roles: roles ?? (['learner'] satisfies Role[]),
    }
    const { id } = await create({ req, collection: 'users', data })
    await emit(req, 'person.registered', { person: id, via: 'provider' }, { subject: `person:${id}` })
    return id
  }
  // Linked to somebody else there: the address was given to another person. An administrator has to look.
  if (same.externalId !== null || same.organisation !== organisation) throw otherAccount()
  await sql(req).execute(query`update users set external_id = ${externalId} where id = ${same.id}`)
  return bringUpToDate(req, { account: same, organisation, roles })
}

type Found = { id: number; organisation: number; externalId: string | null; state: string }

async function found(req: PayloadRequest, where: ReturnType<typeof query>): Promise<Found | undefined> {
  const [account] = rows<Found>(
    await sql(req).execute(query`
      select id, organisation_id as organisation, external_id as "externalId", state from users where ${where}`),
  )
  return account
}

async function bringUpToDate(
  req: PayloadRequest,
  { account, organisation, roles }: { account: Found; organisation: number; roles: Role[] | undefined },
): Promise<number> {
  if (account.organisation !== organisation) throw otherAccount()
  const before = await lockPerson(req, account.id)
  if (before?.state !== 'active') throw notActive()
  const same = roles === undefined || [...before.roles].sort().join() === [...roles].sort().join()
  if (!same) await update({ req, collection: 'users', id: account.id, data: { roles } })
  return account.id
}

async function organisationOf(req: PayloadRequest, { organisation }: OidcSettings): Promise<number> {
  const [row] = rows<{ id: number }>(
    await sql(req).execute(query`select id from organisations where slug = ${organisation}`),
  )
  if (row) return row.id
  throw new DomainError({
    code: 'oidc.no-organisation',
    status: 500,
    message: `OIDC_ORGANISATION names "${organisation}", but there is no such organisation.`,
  })
}

const noVerifiedEmail = () =>
  new DomainError({
    code: 'oidc.no-verified-email',
    status: 403,
    message: 'Your provider has not verified your email address, so no account can be found or made for it.',
  })

const otherAccount = () =>
  new DomainError({
    code: 'oidc.other-account',
    status: 403,
    message: 'This address belongs to another account. Ask an administrator of your organisation.',
  })
