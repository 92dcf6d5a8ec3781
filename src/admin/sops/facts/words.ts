import type { FactView } from '@/systems/generation/public'

type Kind = FactView['kind']

export const kindWords: Record<Kind, string> = {
  purpose: 'Purpose',
  scope: 'Scope',
  statement: 'Statement',
  lead: 'Introduction',
  step: 'Step',
  substep: 'Part of a step',
  item: 'List item',
  material: 'Material',
  warning: 'Warning',
  limit: 'Limit',
  condition: 'Condition',
  definition: 'Definition',
  role: 'Role',
  row: 'Table row',
  problem: 'Problem',
}

/** What the filter offers: groups of kinds in the order in which they matter. */
export const groups: { name: string; label: string; has: (fact: FactView) => boolean }[] = [
  { name: 'steps', label: 'Steps', has: isOf('step', 'substep') },
  { name: 'warnings', label: 'Warnings', has: isOf('warning') },
  { name: 'limits', label: 'Limits and other measures', has: (fact) => fact.measured },
  { name: 'conditions', label: 'Conditions', has: (fact) => fact.inCase },
  { name: 'definitions', label: 'Definitions', has: isOf('definition') },
  { name: 'roles', label: 'Roles', has: isOf('role') },
  { name: 'materials', label: 'Materials', has: isOf('material') },
  { name: 'problems', label: 'Problems and solutions', has: isOf('problem') },
  { name: 'rows', label: 'Table rows', has: isOf('row') },
  { name: 'statements', label: 'Statements', has: isOf('purpose', 'scope', 'statement', 'lead', 'item') },
]

function isOf(...kinds: Kind[]): (fact: FactView) => boolean {
  return ({ kind }) => kinds.includes(kind)
}

/** Kinds a person may give a fact. A row of a table stays one, or becomes a sentence. */
export const choosable: Kind[] = [
  'step',
  'substep',
  'warning',
  'limit',
  'condition',
  'definition',
  'role',
  'material',
  'statement',
  'item',
  'purpose',
  'scope',
]

/** Why no fact was read of a passage. */
export function whyUnread(reason: string | null): string {
  if (reason === 'open-in-source') return 'The SOP leaves it open, as a blank to be filled in.'
  const role = /^not-taught:(.*)$/.exec(reason ?? '')?.[1]
  return role ? `Not taught: ${notTaught[role] ?? role}.` : 'Nothing in it was taken for a fact.'
}

const notTaught: Record<string, string> = {
  references: 'a list of references',
  revision: 'the history of the document',
  contents: 'a table of contents',
  contacts: 'addresses of people',
  form: 'a form to be filled in',
  about: 'about the document itself',
}
