import type { Endpoint } from 'payload'
import { attendanceEndpoints } from './attendance'
import { cohortEndpoints } from './cohorts'
import { observationEndpoints } from './grading'
import { sessionEndpoints } from './sessions'
import { trainerNoteEndpoints } from './trainer-notes'

export const trainingEndpoints: Record<string, Endpoint[]> = {
  cohorts: cohortEndpoints,
  sessions: sessionEndpoints,
  attendance: attendanceEndpoints,
  'trainer-notes': trainerNoteEndpoints,
  observations: observationEndpoints,
}
