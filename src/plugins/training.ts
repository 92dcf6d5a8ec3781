import type { Plugin } from 'payload'
import { attendance } from '@/collections/training/attendance'
import { cohortMessages } from '@/collections/training/cohort-messages'
import { cohorts } from '@/collections/training/cohorts'
import { gradings } from '@/collections/training/gradings'
import { observations } from '@/collections/training/observations'
import { sessions } from '@/collections/training/sessions'
import { trainerNotes } from '@/collections/training/trainer-notes'
import { trainingEndpoints } from '@/endpoints/training'
import { remindOfSessionsJob } from '@/jobs/training/remind-of-sessions'
import { settleAttemptJob } from '@/jobs/training/settle-attempt'
import { defineSystem } from '@/shared/define-system'
import { offerCohorts } from '@/systems/learning/public'
import { learnersOf, listCohortLearners } from '@/systems/training/public'
import { trainingPersonalData } from '@/systems/training/personal-data'

export const trainingPlugin = (): Plugin => {
  offerCohorts({ cohorts: listCohortLearners, trainees: learnersOf })
  return defineSystem({
    name: 'training',
    personalData: trainingPersonalData,
    collections: [cohorts, sessions, attendance, trainerNotes, cohortMessages, gradings, observations],
    endpoints: trainingEndpoints,
    jobs: [remindOfSessionsJob, settleAttemptJob],
  })
}
