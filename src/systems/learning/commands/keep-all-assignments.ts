import { sql as query } from '@payloadcms/db-postgres/drizzle'
import { rows, sql, systemRequest } from '@/shared/db'
import type { JobContext } from '@/shared/jobs'
import { keepAssignments } from './keep-assignments'

/** Every organisation that has an assignment, one transaction each. */
export async function keepAllAssignments({
  payload,
  step,
}: Pick<JobContext<unknown>, 'payload' | 'step'>): Promise<void> {
  const req = await systemRequest(payload, { reason: 'recurring work looks after every organisation' })
  const organisations = await step('organisations', async () =>
    rows<{ id: number }>(
      await sql(req).execute(
        query`select distinct organisation_id as id from assignments where state = 'active' and target <> 'people'`,
      ),
    ).map(({ id }) => id),
  )
  for (const organisation of organisations) {
    await step(
      `organisation ${organisation}`,
      () => null,
      async (req) => {
        await keepAssignments({ req, organisation })
      },
    )
  }
}
