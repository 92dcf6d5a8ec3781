import type { Segment } from '../model'

/** Names of call-outs in MkDocs, MyST, Docusaurus, GitHub and common HTML classes → how grave they are. */
const SEVERITIES: Record<string, NonNullable<Segment['severity']>> = {
  note: 'note',
  info: 'note',
  information: 'note',
  tip: 'note',
  hint: 'note',
  seealso: 'note',
  important: 'caution',
  caution: 'caution',
  attention: 'caution',
  warning: 'warning',
  warn: 'warning',
  danger: 'danger',
  error: 'danger',
  hazard: 'danger',
}

/** Severity named by a call-out's type or by one of an element's classes. */
export function severityOf(names: string): Segment['severity'] {
  for (const name of names.toLowerCase().split(/\s+/)) {
    const severity =
      SEVERITIES[name.replace(/^(?:admonition|alert|callout|box|panel)-/, '').replace(/-(?:box|block)$/, '')]
    if (severity) return severity
  }
  return undefined
}
