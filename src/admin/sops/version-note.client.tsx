'use client'
import { useConfig } from '@payloadcms/ui'
import { useParams } from 'next/navigation'
import '../tokens.css'

/** Above the list and the form of SOP versions: what to upload there; above a version that is there, its file. */
export function SopVersionNote({ description }: { description?: string }) {
  const { config } = useConfig()
  const segments = [useParams().segments].flat()
  const [, , id, tab] = segments
  if (id === undefined || id === 'create') return <p>{description}</p>
  // Beside the reading stands the original already.
  if (!/^\d+$/.test(id) || tab === 'parse') return null
  return (
    <p className="cwa">
      <a href={`${config.routes.api}/sop-versions/${id}/original`} target="_blank" rel="noreferrer">
        Open the original file
      </a>
    </p>
  )
}
