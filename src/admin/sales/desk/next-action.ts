import type { RequestDesk } from '@/systems/sales/public'

/** What a request waits for, said to the one who works on it. */
export function nextAction({ request, production, openQuestions }: RequestDesk): { title: string; words: string } {
  const asked =
    openQuestions.length === 0
      ? ''
      : openQuestions.length === 1
        ? ' One question to the client is open.'
        : ` ${openQuestions.length} questions to the client are open.`
  switch (request.state) {
    case 'draft':
      return { title: 'Finish it, then submit it', words: 'It was entered here and is not in the queue yet.' }
    case 'submitted':
      return { title: 'Somebody should take it up', words: 'The client was promised an answer within one working day.' }
    case 'triage':
      return {
        title: 'Can we make this, and for how much?',
        words: `Look at the files, ask what is unclear, then send a quote.${asked}`,
      }
    case 'needs-info':
      return { title: 'The client has to answer', words: `The last answer brings it back to triage.${asked}` }
    case 'quoted':
      return {
        title: 'The client decides on the quote',
        words: `They accept or decline it on their status page.${asked}`,
      }
    case 'approved':
      return {
        title: 'Start production',
        words: `One click makes SOPs of the files and starts the reading. When an author has confirmed it, the draft starts by itself.${asked}`,
      }
    case 'in-production':
      return inProduction({ request, production, asked })
    case 'client-review':
      return {
        title: 'The client looks at the course',
        words: `They sign it off, or send it back with what to change.${asked}`,
      }
    case 'delivered':
      return { title: 'Delivered and signed', words: 'Close it when the invoice is out and nothing is left to do.' }
    case 'closed':
      return { title: 'Closed', words: 'Nothing is left to do.' }
    case 'rejected':
      return { title: 'Not taken on', words: 'Nothing is left to do.' }
    case 'on-hold':
      return { title: 'On hold', words: 'It goes back to where it was held.' }
    case 'cancelled':
      return { title: 'Cancelled', words: 'Nothing is left to do.' }
  }
}

function inProduction({
  request,
  production: { sops, versions, waiting },
  asked,
}: Pick<RequestDesk, 'request' | 'production'> & { asked: string }): { title: string; words: string } {
  const released = versions.find(({ state }) => state === 'released')
  if (released) {
    return released.id === request.version
      ? {
          title: 'The client asked for changes',
          words: `Version ${released.number} came back. Publish the next version, or hand this one over again.${asked}`,
        }
      : {
          title: `Hand version ${released.number} over`,
          words: `It is approved and published. The client has not seen it yet.${asked}`,
        }
  }
  if (request.course)
    return { title: 'The course is being made', words: `It is handed over once it is approved and published.${asked}` }
  const failed = sops.filter(({ error }) => error !== null)
  if (failed.length > 0)
    return { title: 'A file could not be read', words: 'See why below, and ask the client for another one.' }
  const open = sops.filter(({ confirmed }) => !confirmed).length
  if (open > 0) {
    return {
      title: open === 1 ? 'An author checks one reading' : `An author checks ${open} readings`,
      words: `The draft starts by itself when the last one is confirmed.${asked}`,
    }
  }
  if (waiting > 0 || sops.length === 0)
    return { title: 'Make SOPs of the files', words: `Nothing is being read yet.${asked}` }
  return { title: 'The draft starts', words: `Every reading is confirmed.${asked}` }
}
