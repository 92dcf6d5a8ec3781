'use client'
import type { AssignmentPreview, PreviewGroup } from '@/systems/learning/public'
import { ActionButton } from '../../shared/action-button'
import { Dialog } from '../../shared/dialog'

/** Who would be enrolled, and who would not and why, before it is done. */
export function PreviewDialog({
  preview,
  busy,
  error,
  onAssign,
  onClose,
}: {
  preview: AssignmentPreview
  busy: boolean
  error: string | null
  onAssign: () => void
  onClose: () => void
}) {
  const { enrols, has, waived, lapsed, remarks } = preview
  const title =
    enrols.total === 0
      ? 'Nobody would be newly enrolled'
      : `${enrols.total} ${enrols.total === 1 ? 'person' : 'people'} would be enrolled`
  return (
    <Dialog title={title} onClose={onClose}>
      {remarks.map((remark) => (
        <p key={remark} className="cwa-note cwa-note-warn">
          {remark}
        </p>
      ))}
      <Group title="Enrolled now" group={enrols} />
      <Group title="On it already, or passed: they stay as they are" group={has} />
      <Group title="Excused: they stay excused" group={waived} />
      <Group title="Ran out on this version: they need a newer one" group={lapsed} />
      {error && (
        <p className="cwa-error" role="alert">
          {error}
        </p>
      )}
      <div className="cwa-row">
        <ActionButton look="primary" busy={busy} onClick={onAssign}>
          Assign
        </ActionButton>
        <ActionButton onClick={onClose}>Change it</ActionButton>
      </div>
    </Dialog>
  )
}

function Group({ title, group }: { title: string; group: PreviewGroup }) {
  if (group.total === 0) return null
  return (
    <section className="cwa-preview-group">
      <h3>
        {title} <span className="cwa-quiet">{group.total}</span>
      </h3>
      <p>
        {group.people.map(({ name }) => name).join(', ')}
        {group.more > 0 ? ` and ${group.more} more` : ''}
      </p>
    </section>
  )
}
