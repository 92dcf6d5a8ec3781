export { enrolCohort } from './commands/enrol-cohort'
