import path from 'node:path'
import type { Plugin } from 'payload'
import { withPeopleAdmin } from '@/admin/registration'
import { answerFiles } from '@/collections/learning/answer-files'
import { feedback } from '@/collections/learning/feedback'
import { assignments } from '@/collections/learning/assignments'
import { enrollmentImports } from '@/collections/learning/enrollment-imports'
import { enrollments } from '@/collections/learning/enrollments'
import { attempts } from '@/collections/learning/attempts'
import { certificates } from '@/collections/learning/certificates'
import { enrolQueuedJob } from '@/jobs/learning/enrol-queued'
import { keepAllAssignmentsJob, keepAssignmentsJob } from '@/jobs/learning/keep-assignments'
import { watchDatesJob } from '@/jobs/learning/watch-dates'
import { learningEndpoints } from '@/endpoints/learning'
import { defineSystem } from '@/shared/define-system'
import { asAttachment } from '@/shared/files'
import { learningPersonalData } from '@/systems/learning/personal-data'

/** `filesDir`: absolute folder for the files that learners hand in. */
export const learningPlugin = ({ filesDir = path.resolve('data/files/answers') } = {}): Plugin =>
  defineSystem({
    name: 'learning',
    personalData: learningPersonalData,
    collections: [
      assignments,
      enrollments,
      attempts,
      certificates,
      enrollmentImports,
      {
        ...answerFiles,
        upload: {
          ...(typeof answerFiles.upload === 'object' ? answerFiles.upload : {}),
          staticDir: filesDir,
          modifyResponseHeaders: asAttachment,
        },
      },
      feedback,
    ],
    endpoints: learningEndpoints,
    extend: withPeopleAdmin,
    jobs: [enrolQueuedJob, keepAssignmentsJob, keepAllAssignmentsJob, watchDatesJob],
  })
