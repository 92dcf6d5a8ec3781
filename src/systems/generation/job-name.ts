/** The job's path; what stops a run finds it by this name. */
export const draftCourseJobName = 'generation.draft-course'
