import type { Run } from '../parsers/blocks'
import { plainText } from '../parsers/blocks'

const REMINDER = /^\s*(?:TODO|FIXME|TBD|XXX)\b/

/** Parts an author's reminder in code style (`TODO: add the phone list`) from the text before it. */
export function splitReminder(runs: Run[]): { runs: Run[]; reminder: string } {
  if (/^(?:TODO|TBD|FIXME)[.:]?$/.test(plainText(runs))) return { runs: [], reminder: plainText(runs) }
  const at = runs.findIndex((run) => run.code && REMINDER.test(run.text))
  if (at < 0 || runs.slice(at).some((run) => !run.code && run.text.trim() !== '')) return { runs, reminder: '' }
  return { runs: runs.slice(0, at), reminder: plainText(runs.slice(at)) }
}
