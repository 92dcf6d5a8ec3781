import type { RunView } from '@/systems/generation/public'

type Words = { state: string; pill: 'light-gray' | 'warning' | 'success' | 'dark'; title: string; words: string }

/** Where a run stands, said to the person who looks at it. */
export function standing({ state, may, course }: RunView): Words {
  switch (state) {
    case 'queued':
      return {
        state: 'Waiting',
        pill: 'light-gray',
        title: 'The draft will begin in a moment',
        words: 'You can leave this page. It goes on by itself.',
      }
    case 'running':
      return {
        state: 'Drafting',
        pill: 'light-gray',
        title: 'The draft is being made',
        words: 'You can leave this page. Lessons that are finished can be read below.',
      }
    case 'outline-review':
      return {
        state: 'Your turn',
        pill: 'warning',
        title: may.settle ? 'Look at the outline' : 'An author looks at the outline',
        words: may.settle
          ? 'Change titles and order, merge lessons, or leave some out. Nothing more is paid for until you say that it is right.'
          : 'The lessons are written when the outline is settled.',
      }
    case 'needs-human':
      return {
        state: 'Needs you',
        pill: 'warning',
        title: 'The draft stands still',
        words: 'Everything that is done is kept, and is not paid for again.',
      }
    case 'succeeded':
      return {
        state: 'Drafted',
        pill: 'success',
        title: 'The draft is there',
        words: `“${course.title}” can be read and reviewed.`,
      }
    case 'failed':
      return {
        state: 'Failed',
        pill: 'warning',
        title: 'The draft could not be made',
        words: 'Mend what is said below, and start it again from the SOP.',
      }
    case 'cancelled':
      return {
        state: 'Cancelled',
        pill: 'dark',
        title: 'This draft was cancelled',
        words: 'Start it again from the SOP.',
      }
  }
}

const causes: Record<string, string> = {
  'rate-limited': 'The service takes no more requests for now. Wait a while, then go on.',
  unavailable: 'The service does not answer. Wait a while, then go on.',
  timeout: 'The service takes too long. Go on, or have a faster model chosen.',
  'request-refused':
    'The service refuses the request. An administrator looks at the key and the model, then you go on.',
  refusal: 'The model will not write about a passage. Look at the passages, then go on or cancel.',
  truncated: 'The answers are cut off. Choose a model that writes longer answers.',
  empty: 'The model answers with nothing. Go on once more, or choose another model.',
  malformed: 'The answers cannot be read. Go on once more, or choose another model.',
  schema: 'The answers have the wrong form. Go on once more, or choose another model.',
  'wrong-language': 'The model writes in another language. Go on once more, or choose another model.',
  'unknown-segment': 'The model cites passages that are not there. Go on once more, or choose another model.',
  incomplete: 'The model leaves out too much. Go on once more, or choose another model.',
  budget: 'Set a higher budget and go on, or cancel the draft.',
}

/** What a person can do about the cause of a standstill. */
export const adviceFor = (cause: string | null): string =>
  causes[cause ?? ''] ?? 'Look at the reason above, then go on or cancel.'

const reasons: Record<string, string> = {
  'open-in-source': 'The SOP leaves a blank to fill in here',
  'depth:microlearning': 'Beyond a microlearning of about five minutes',
  'dropped-by-author': 'Left out of the outline by its author',
  'beyond-context': 'Too long for the model to read in one piece',
}

/** Why passages are not taught. */
export const reasonWords = (reason: string): string =>
  reasons[reason] ??
  (reason.startsWith('not-taught:')
    ? `Sections of ${reason.slice('not-taught:'.length)}`
    : reason.replace(/[-:]/g, ' '))

export const dollars = (amount: number): string => `$${amount.toFixed(amount > 0 && amount < 1 ? 3 : 2)}`
export const figure = (value: number): string => value.toLocaleString('en-GB')
