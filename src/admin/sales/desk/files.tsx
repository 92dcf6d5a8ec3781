'use client'
import { useRef } from 'react'
import type { RequestDesk } from '@/systems/sales/public'
import { ActionButton } from '../../shared/action-button'
import { sizeOf } from '../words'
import type { Commands } from './use-commands'

/** What was sent, and a way to add what came by other means. */
export function Files({ desk: { files, may }, commands }: { desk: RequestDesk; commands: Commands }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <section>
      <h3>
        Files <span className="cwa-quiet">{files.length}</span>
      </h3>
      {files.length === 0 && <p className="cwa-quiet">None yet. Ask the client for the SOPs.</p>}
      <ul className="cwa-list cwa-files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`${commands.api}/request-files/${file.id}/original`} target="_blank" rel="noreferrer">
              {file.name}
            </a>
            <span className="cwa-quiet cwa-small">
              {sizeOf(file.filesize)}, {file.byClient ? 'from the client' : 'from us'}
              {file.sopVersion ? ', made into an SOP' : ''}
            </span>
          </li>
        ))}
      </ul>
      {may.write && (
        <>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label="Files to add"
            onChange={(event) => {
              const { files: chosen } = event.target
              if (chosen && chosen.length > 0) void commands.upload(chosen, 'Added.')
              event.target.value = ''
            }}
          />
          <ActionButton busy={commands.busy} onClick={() => input.current?.click()}>
            Add files
          </ActionButton>
        </>
      )}
    </section>
  )
}
