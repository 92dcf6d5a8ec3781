import type { CourseOverview } from '@/systems/courses/public'

type Step = { state: string; pill: 'light-gray' | 'warning' | 'success' | 'dark'; title: string; words: string }

/** What a course waits for, said to the person who looks at it. */
export function nextStep({
  course,
  figures,
  may,
  run,
}: Pick<CourseOverview, 'course' | 'figures' | 'may' | 'run'>): Step {
  const open = figures.claims - figures.decided
  switch (course.state) {
    case 'generating':
      if (run?.state === 'outline-review')
        return {
          state: 'Drafting',
          pill: 'warning',
          title: 'The outline waits for an author',
          words: 'Nothing more is written until it is settled.',
        }
      if (run?.state === 'needs-human')
        return {
          state: 'Drafting',
          pill: 'warning',
          title: 'The draft stands still',
          words: 'See why below. What is done is kept; go on with it on its own page.',
        }
      return run?.state === 'failed'
        ? {
            state: 'Drafting',
            pill: 'warning',
            title: 'The draft could not be made',
            words: 'See why below. Mend it and start the draft again from the SOP.',
          }
        : {
            state: 'Drafting',
            pill: 'light-gray',
            title: 'The draft is being made',
            words: 'You can leave this page. The course appears here when it is there.',
          }
    case 'draft':
      return {
        state: 'Draft',
        pill: 'light-gray',
        title: may.submit ? 'Read the draft, then submit it' : 'The author is working on the draft',
        words:
          figures.needLook > 0
            ? `${figures.needLook} of its statements are not fully borne out by the SOP. Edit or take them out now, or leave them to the reviewer.`
            : 'Every statement was found in the SOP.',
      }
    case 'in-review':
      return {
        state: 'In review',
        pill: 'warning',
        title: may.decide
          ? open > 0
            ? `${open} decisions are left`
            : 'Everything is decided: sign it'
          : 'A reviewer has it',
        words: may.decide
          ? 'Each claim stands beside its passage. What the passage does not bear out comes first.'
          : may.standing === 'author'
            ? 'You can still edit claims and answer comments.'
            : 'It is approved by a reviewer who did not write it.',
      }
    case 'changes-requested':
      return {
        state: 'Sent back',
        pill: 'warning',
        title: may.submit ? 'The reviewer asks for changes' : 'The author has it again',
        words: `${figures.openComments} open comment${figures.openComments === 1 ? '' : 's'}. Decisions made before are kept.`,
      }
    case 'approved':
      return {
        state: 'Approved',
        pill: 'success',
        title: may.publish ? 'Signed and ready to publish' : 'Signed, waiting to be published',
        words: 'Publishing freezes exactly what was signed as a version. An edit before that voids the signature.',
      }
    case 'published':
      return {
        state: 'Published',
        pill: 'success',
        title: `Version ${course.version ?? 1} is out`,
        words:
          'Learners see that version. To change the course, prepare the next one; they keep theirs until it is published.',
      }
    case 'retired':
      if (figures.claims === 0)
        return {
          state: 'Not drafted',
          pill: 'warning',
          title: 'The draft could not be made',
          words: run?.error?.message ?? 'It was cancelled. Start it again from the SOP.',
        }
      return {
        state: 'Retired',
        pill: 'dark',
        title: 'This course is retired',
        words: 'Its versions stay as they are.',
      }
  }
}
