import type { PayloadRequest } from 'payload'
import { getSessionAnnouncement } from '@/systems/training/public'

/** What messages say of a session. Its times are shown on the clock of the place where it is. */
export async function sessionFacts({ req, session }: { req: PayloadRequest; session: number }) {
  const { title, startsAt, timeZone, place, link } = await getSessionAnnouncement({ req, session })
  return { session: title, startsAt, timeZone, where: place ?? link ?? '', link: '/learn#sessions' }
}

export async function sessionLearners({ req, session }: { req: PayloadRequest; session: number }): Promise<number[]> {
  return (await getSessionAnnouncement({ req, session })).learners
}

export const sampleSession = {
  session: 'Defrosting, hands on',
  startsAt: '2026-12-03T08:30:00.000Z',
  timeZone: 'Europe/Brussels',
  where: 'Building 4, cold room',
  link: '/learn#sessions',
}
