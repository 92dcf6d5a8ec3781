import type { Payload } from 'payload'
import { create } from '@/shared/db'
import {
  acceptSupportedClaims,
  approveCourse,
  getReview,
  publishCourse,
  submitForReview,
} from '@/systems/courses/public'
import { getPersonRequest, type Role } from '@/systems/identity/public'
import { enrolCohort } from '@/systems/training/public'
import { draftCourse } from './draft-course'
import type { Seeded } from './index'

const fortnight = 14 * 24 * 60 * 60 * 1000

/**
 * Fills the demo school, each step in the name of the person who would do it: a long SOP becomes a draft that waits to be
 * reviewed, a short one a published course on which a cohort is enrolled. Returns the draft's id, or null where a role is
 * missing.
 */
export async function fillSchool({
  payload,
  seeded,
  say,
}: {
  payload: Payload
  seeded: Seeded
  say: (line: string) => void
}): Promise<number | null> {
  const find = (role: Role) => seeded.accounts.find(({ roles }) => roles.includes(role))
  const [author, reviewer, trainer, learner] = [find('author'), find('reviewer'), find('trainer'), find('learner')]
  if (!author || !reviewer || !trainer || !learner) return null
  const as = (account: { id: number }) => getPersonRequest({ payload, id: account.id })

  const draft = await draftCourse({
    payload,
    author: author.id,
    file: 'freezer-defrosting-sop.md',
    label: '1.0',
    say: (line) => say(`Sample SOP: ${line}`),
  })

  const course = await draftCourse({
    payload,
    author: author.id,
    file: 'chemical-spill-response.md',
    label: '2.1',
    say: (line) => say(`Second SOP: ${line}`),
  })
  await submitForReview({ req: await as(author), id: course })
  await acceptSupportedClaims({ req: await as(reviewer), course })
  const review = await getReview({ req: await as(reviewer), id: course })
  if (!('contentHash' in review)) throw new Error('the second course is still being drafted')
  await approveCourse({
    req: await as(reviewer),
    id: course,
    password: reviewer.password,
    meaning: 'reviewed',
    contentHash: review.contentHash,
  })
  const { version } = await publishCourse({ req: await as(author), id: course })

  const cohort = await create({
    req: await as(trainer),
    collection: 'cohorts',
    data: { name: 'New in the laboratory', trainers: [trainer.id], learners: [learner.id] },
  })
  await enrolCohort({
    req: await as(trainer),
    id: cohort.id,
    version,
    dueAt: new Date(Date.now() + fortnight).toISOString(),
    reason: 'Everybody who starts in the laboratory',
  })
  say('Second SOP: published, and assigned to the learner')
  return draft
}
