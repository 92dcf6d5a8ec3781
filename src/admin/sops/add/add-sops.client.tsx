'use client'
import { useConfig } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { AddReport } from '@/systems/sops/public'
import { ActionButton } from '../../shared/action-button'
import { callApi } from '../../shared/call-api'
import { FileField } from '../../shared/file-field'
import { useWork } from '../../shared/use-work'
import { sendForm } from './send-form'
import { AddedFiles } from './added-files'
import '../../tokens.css'
import '../../learning/assign/assign.css'
import '../../learning/import/import.css'

/** A file or addresses, why, and below it what became of each. */
export function AddSops({ megabytes }: { megabytes: number }) {
  const { config } = useConfig()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [addresses, setAddresses] = useState('')
  const [reason, setReason] = useState('')
  const [report, setReport] = useState<AddReport | null>(null)
  const { busy, error, setError, work } = useWork('Something went wrong. Look at the list of versions, then try again.')
  /** A file field forgets its file when it is made anew. */
  const [turn, setTurn] = useState(0)
  const lines = addresses.split(/\s+/).filter(Boolean)

  /** What is done is shown, and taken out of the form, even where the rest fails: nothing is added twice by trying again. */
  const send = async (): Promise<void> => {
    const path = `${config.routes.api}/sop-versions`
    const parts: AddReport[] = []
    const done = (part: AddReport) => {
      parts.push(part)
      setReport(together(parts))
    }
    if (file) {
      done(await sendForm({ path: `${path}/add`, file, data: { reason } }))
      setFile(null)
      setTurn((before) => before + 1)
    }
    if (lines.length > 0) {
      done(await callApi<AddReport>({ path: `${path}/fetch`, body: { reason, addresses: lines } }))
      setAddresses('')
    }
  }
  const submit = async () => {
    if (!file && lines.length === 0) return setError('Choose a file, or write an address.')
    if (!reason.trim()) return setError('Say why these procedures are added.')
    setReport(null)
    await work(send)
  }

  return (
    <div className="cwa-assign cwa-import">
      <form
        className="cwa-assign-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <FileField
          key={turn}
          label="ZIP file, or one document"
          hint={`At most ${megabytes} MB. PDF, Word, PowerPoint, Excel, OpenDocument, RTF, Markdown, HTML or text.`}
          onFile={setFile}
        />
        <div className="cwa-field">
          <label htmlFor={`${id}-addresses`}>Or addresses on the web</label>
          <p className="cwa-hint" id={`${id}-addresses-hint`}>
            One a line, at most 20. Public ones that begin with https://; pages that ask for a password cannot be
            fetched.
          </p>
          <textarea
            id={`${id}-addresses`}
            rows={3}
            aria-describedby={`${id}-addresses-hint`}
            placeholder="https://example.com/procedures/spills.pdf"
            value={addresses}
            onChange={(event) => setAddresses(event.target.value)}
          />
        </div>
        <div className="cwa-field">
          <label htmlFor={`${id}-reason`}>Reason</label>
          <p className="cwa-hint">It is kept with every version, for those who audit it.</p>
          <input
            id={`${id}-reason`}
            type="text"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <div className="cwa-row">
          <ActionButton look="primary" type="submit" busy={busy}>
            Add procedures
          </ActionButton>
        </div>
      </form>
      {error && (
        <p className="cwa-error" role="alert">
          {error}
        </p>
      )}
      {report && <AddedFiles report={report} admin={config.routes.admin} headingId={`${id}-report`} />}
    </div>
  )
}

const together = (parts: readonly AddReport[]): AddReport => ({
  files: parts.flatMap((part) => part.files),
  added: parts.reduce((sum, part) => sum + part.added, 0),
  refused: parts.reduce((sum, part) => sum + part.refused, 0),
})
