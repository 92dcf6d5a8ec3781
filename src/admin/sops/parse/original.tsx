'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Segment } from '@/systems/sops/model'
import type { ParseToCheck } from './load-parse'
import { PagePicture } from './page-picture'

type File =
  { kind: 'pdf' } | { kind: 'text'; text: string } | { kind: 'html'; text: string } | { kind: 'none'; why: string }

/** The uploaded file as it is. A PDF page by page, text as text, HTML in a frame that may do nothing. */
export function Original({
  parse,
  segment,
  page,
  onTurn,
  onSelect,
}: {
  parse: ParseToCheck
  segment: Segment | null
  page: number
  onTurn: (page: number) => void
  onSelect: (key: string) => void
}) {
  const [lost, setLost] = useState(false)
  const { original: address, mediaType } = parse.version
  const file = useFile({ address, mediaType })
  const read = useMemo(() => parse.segments.map((one) => one.text).join('\n'), [parse.segments])
  return (
    <section className="cwa-original-side" aria-label="Original">
      <p className="cwa-original-head">
        <b>Original</b>
        <a href={address} target="_blank" rel="noreferrer">
          Open the file
        </a>
      </p>
      {file === null && <p className="cwa-sheet cwa-quiet">Loading the original …</p>}
      {file?.kind === 'pdf' && !lost && (
        <PagePicture
          parse={parse}
          segment={segment}
          page={page}
          onTurn={onTurn}
          onSelect={onSelect}
          onLost={() => setLost(true)}
        />
      )}
      {file?.kind === 'pdf' && lost && (
        <>
          <div className="cwa-note">
            <p>This page cannot be drawn just now. This is the text as read; open the file to see its pages.</p>
            <button type="button" className="cwa-plain-link" onClick={() => setLost(false)}>
              Try again
            </button>
          </div>
          <PlainSheet text={read} segment={segment} />
        </>
      )}
      {file?.kind === 'html' && (
        <iframe className="cwa-sheet-frame" title="Original file" sandbox="" srcDoc={harmless(file.text)} />
      )}
      {file?.kind === 'text' && <PlainSheet text={file.text} segment={segment} />}
      {file?.kind === 'none' && (
        <>
          <p className="cwa-note">{file.why}</p>
          <PlainSheet text={read} segment={segment} />
        </>
      )}
    </section>
  )
}

/** The text with the selected passage marked and scrolled to. */
function PlainSheet({ text, segment }: { text: string; segment: Segment | null }) {
  const sheet = useRef<HTMLPreElement>(null)
  const place = useMemo(() => (segment ? placeIn(text, segment) : null), [text, segment])
  useEffect(() => {
    const mark = sheet.current?.querySelector('mark')
    const frame = sheet.current
    if (mark && frame) frame.scrollTop += mark.getBoundingClientRect().top - frame.getBoundingClientRect().top - 120
  }, [place])
  return (
    <pre className="cwa-sheet" ref={sheet} tabIndex={0}>
      {place ? (
        <>
          {text.slice(0, place.start)}
          <mark>{text.slice(place.start, place.end)}</mark>
          {text.slice(place.end)}
        </>
      ) : (
        text
      )}
    </pre>
  )
}

function useFile({ address, mediaType }: { address: string; mediaType: string }): File | null {
  // The pages of a PDF come one by one, each as a picture.
  const [file, setFile] = useState<File | null>(mediaType === 'application/pdf' ? { kind: 'pdf' } : null)
  useEffect(() => {
    if (mediaType === 'application/pdf') return undefined
    const controller = new AbortController()
    const load = async (): Promise<File> => {
      if (!mediaType.startsWith('text/'))
        return {
          kind: 'none',
          why: 'A browser does not show files of this kind. This is the text in it, as read; open the file to see its layout.',
        }
      const response = await fetch(address, { credentials: 'include', signal: controller.signal })
      if (!response.ok) return { kind: 'none', why: 'The original cannot be loaded now. This is its text as read.' }
      return { kind: mediaType === 'text/html' ? 'html' : 'text', text: await response.text() }
    }
    load().then(
      (loaded) => {
        if (!controller.signal.aborted) setFile(loaded)
      },
      () => {
        if (!controller.signal.aborted)
          setFile({ kind: 'none', why: 'The original cannot be loaded now. This is its text as read.' })
      },
    )
    return () => {
      controller.abort()
    }
  }, [address, mediaType])
  return file
}

/** An uploaded page: no script runs in the sandbox, and nothing is fetched from anywhere. */
function harmless(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`
  return `<!doctype html>${policy}<base target="_blank">${html}`
}

/** Where a passage stands in the raw text: its words in order, whatever blanks and marks stand between them. */
function placeIn(text: string, segment: Segment): { start: number; end: number } | null {
  const words =
    (segment.cells?.find((cell) => cell.trim().length > 3) ?? segment.text).match(/[\p{L}\p{N}]+/gu)?.slice(0, 14) ?? []
  if (words.length === 0) return null
  const pattern = new RegExp(
    words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^\\p{L}\\p{N}]{1,12}'),
    'u',
  )
  const found = pattern.exec(text)
  return found ? { start: found.index, end: found.index + found[0].length } : null
}
