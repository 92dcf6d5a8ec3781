'use client'
import { ActionButton } from './action-button'
import { Dialog } from './dialog'

/** What single keys do on a page, and whether they do. `where`: when they work; `what`: the words of the switch. */
export function KeysDialog({
  keys,
  where,
  what,
  on,
  onToggle,
  onClose,
}: {
  keys: readonly (readonly [key: string, words: string])[]
  where: string
  what: string
  on: boolean
  onToggle: (on: boolean) => void
  onClose: () => void
}) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <p className="cwa-quiet">{where}</p>
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
        <span>{what}</span>
      </label>
      <div className="cwa-row">
        <ActionButton onClick={onClose}>Close</ActionButton>
      </div>
    </Dialog>
  )
}
