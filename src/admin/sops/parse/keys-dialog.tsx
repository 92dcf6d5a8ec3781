'use client'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'

const keys: readonly [string, string][] = [
  ['J', 'Next passage'],
  ['K', 'Previous passage'],
  ['N', 'Next place in doubt'],
  ['T', 'Choose its type'],
  ['M', 'Merge with the next passage'],
  ['S', 'Split'],
  ['U', 'Move up'],
  ['D', 'Move down'],
  ['E', 'Correct the words (scans)'],
  ['Z', 'Take back the last correction'],
  ['?', 'These keys'],
]

export function KeysDialog({
  on,
  onToggle,
  onClose,
}: {
  on: boolean
  onToggle: (on: boolean) => void
  onClose: () => void
}) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <p className="cwa-quiet">They work while the reading has the focus, never while you type.</p>
      <dl>
        {keys.flatMap(([key, words]) => [
          <dt key={`${key}-key`}>
            <kbd>{key}</kbd>
          </dt>,
          <dd key={key}>{words}</dd>,
        ])}
      </dl>
      <label className="cwa-option">
        <input type="checkbox" checked={on} onChange={(event) => onToggle(event.target.checked)} />
        <span>Single keys correct in this reading</span>
      </label>
      <div className="cwa-row">
        <ActionButton onClick={onClose}>Close</ActionButton>
      </div>
    </Dialog>
  )
}
