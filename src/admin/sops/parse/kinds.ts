import type { Correction } from '@/systems/sops/public'
import type { Segment } from '@/systems/sops/model'

type GivenKind = Extract<Correction, { do: 'type' }>['kind']
export type TypeChoice = { value: string; label: string; kind: GivenKind; level?: number; severity?: Severity }
type Severity = NonNullable<Segment['severity']>

const plain: Record<Segment['kind'], string> = {
  heading: 'Heading',
  paragraph: 'Text',
  step: 'Step',
  'list-item': 'List item',
  warning: 'Warning',
  definition: 'Definition',
  'table-row': 'Row of a table',
  figure: 'Picture',
  code: 'Code',
}
const severities: Record<Severity, string> = {
  note: 'Note',
  caution: 'Caution',
  warning: 'Warning',
  danger: 'Danger',
}

/** What a passage can be called, in the order of the list. */
export const typeChoices: readonly TypeChoice[] = [
  ...[1, 2, 3, 4].map((level): TypeChoice => ({
    value: `heading:${level}`,
    label: `Heading ${level}`,
    kind: 'heading',
    level,
  })),
  ...(['paragraph', 'step', 'list-item'] as const).map((kind): TypeChoice => ({
    value: kind,
    label: plain[kind],
    kind,
  })),
  ...(Object.keys(severities) as Severity[]).map((severity): TypeChoice => ({
    value: `warning:${severity}`,
    label: severities[severity],
    kind: 'warning',
    severity,
  })),
  ...(['definition', 'code'] as const).map((kind): TypeChoice => ({ value: kind, label: plain[kind], kind })),
]

type Typed = Pick<Segment, 'kind' | 'level' | 'severity'>

/** The choice that a passage is now; none of them for rows of tables, pictures and headings deeper than the list goes. */
export const choiceOf = ({ kind, level = 1, severity = 'warning' }: Typed): string =>
  kind === 'heading' ? `heading:${level}` : kind === 'warning' ? `warning:${severity}` : kind

/** The name of a type, for people. */
export const nameOfType = ({ kind, level, severity }: Typed): string =>
  kind === 'heading'
    ? `Heading ${level ?? ''}`.trim()
    : kind === 'warning'
      ? severities[severity ?? 'warning']
      : plain[kind]

/** Below this, recognition was so unsure of a passage that somebody should compare it. */
export const unsure = 0.8
