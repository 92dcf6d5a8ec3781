import { sql as query } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { create, inTransaction, rows, sql, systemRequest } from '@/shared/db'
import { emit } from '@/shared/events'

/**
 * Somebody asks for an account. Where the organisation takes everybody of the address's domain, a mail with a link goes
 * out; the account is made when the link is opened, so an address that is not theirs gets them nothing. The answer is the
 * same in every case: who has an account, and which domains are welcome, is told by mail or not at all.
 */
export async function requestRegistration({
  req,
  organisation: slug,
  email: typed,
  name,
  language,
}: {
  req: PayloadRequest
  organisation: string
  email: string
  name: string
  language: string
}): Promise<void> {
  const email = typed.toLowerCase().trim()
  const [organisation] = rows<{ id: number; welcome: boolean; person: number | null; recent: boolean }>(
    await sql(req).execute(query`
      select o.id,
        o.registration = 'domain' and exists (
          select from organisations_texts t where t.parent_id = o.id and t.path = 'allowedDomains'
            and lower(t.text) = ${email.split('@').at(-1)}) as welcome,
        (select u.id from users u where lower(u.email) = ${email} and u.organisation_id = o.id) as person,
        exists (select from invitations i where i.email = ${email} and i.organisation_id = o.id
          and i.source = 'registration' and i.used_at is null and i.created_at > now() - interval '10 minutes') as recent
      from organisations o where o.slug = ${slug}`),
  )
  // A second click within ten minutes is the same wish.
  if (!organisation?.welcome || organisation.recent) return
  const system = await systemRequest(req.payload, {
    reason: 'nobody is signed in who asks for an account',
    organisation: organisation.id,
  })
  await inTransaction(system, async (system) => {
    if (organisation.person !== null) {
      const { person } = organisation
      await emit(system, 'person.registration-repeated', { person }, { subject: `person:${person}` })
      return
    }
    await create({
      req: system,
      collection: 'invitations',
      data: { organisation: organisation.id, email, name, language, roles: ['learner'], source: 'registration' },
    })
  })
}
