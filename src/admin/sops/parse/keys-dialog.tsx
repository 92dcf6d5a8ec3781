'use client'
import { KeysDialog } from '../../shared/keys-dialog'

const keys = [
  ['J', 'Next passage'],
  ['K', 'Previous passage'],
  ['N', 'Next place in doubt'],
  ['T', 'Choose its type'],
  ['M', 'Merge with the next passage'],
  ['S', 'Split'],
  ['U', 'Move up'],
  ['D', 'Move down'],
  ['I', 'A level deeper: it belongs to the passage before it'],
  ['O', 'A level less deep'],
  ['E', 'Correct the words (scans)'],
  ['Z', 'Take back the last correction'],
  ['?', 'These keys'],
] as const

export const ReadingKeys = (state: { on: boolean; onToggle: (on: boolean) => void; onClose: () => void }) => (
  <KeysDialog
    keys={keys}
    where="They work while the reading has the focus, never while you type."
    what="Single keys correct in this reading"
    {...state}
  />
)
