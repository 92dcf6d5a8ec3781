'use client'
import { useId, useRef, useState, type DragEvent } from 'react'
import { Cross, Tick } from '../../(learn)/_parts/icons'
import { sizeOf } from './size-of'
import { useScripted } from './use-scripted.client'

/** A file somebody chose; `problem` says why it cannot be sent. */
export type ChosenFile = { key: string; file: File; problem?: string | undefined }

export type FileRules = { endings: string[]; mostFiles: number; maxMegabytes: number }

const megabyte = 1024 * 1024

/**
 * Chooses files, shows each with its size or what is wrong with it, and takes them out again. Without scripts it is the
 * browser's own file field of the same name.
 */
export function FileList({
  files,
  onChange,
  rules,
  label,
  hint,
  problem,
}: {
  files: ChosenFile[]
  onChange: (files: ChosenFile[]) => void
  rules: FileRules
  label: string
  hint: string
  problem?: string | undefined
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const scripted = useScripted()
  const add = (list: Iterable<File> | null) => {
    const fresh = [...(list ?? [])]
      .filter((file) => !files.some((one) => one.file.name === file.name && one.file.size === file.size))
      .map((file) => ({ key: `${file.name} ${file.size} ${file.lastModified}`, file, problem: whyNot(file, rules) }))
    if (fresh.length > 0) onChange([...files, ...fresh].slice(0, rules.mostFiles))
    if (input.current) input.current.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  return (
    <div className="field files" id="field-files">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {problem && (
        <p className="mistake" id={`${id}-mistake`}>
          {problem}
        </p>
      )}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          // The list below says what is chosen; the browser's own words would say otherwise.
          className={scripted ? 'listed' : undefined}
          id={id}
          name="files"
          type="file"
          multiple
          accept={rules.endings.map((ending) => `.${ending}`).join(',')}
          aria-describedby={problem ? `${id}-hint ${id}-mistake` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => add(event.target.files)}
        />
        {scripted && <span className="dim">or drop them here</span>}
      </div>
      <ul aria-live="polite" aria-label="Chosen files">
        {files.map((one) => (
          <li key={one.key} className={one.problem ? 'c-bad' : 'c-ok'}>
            {one.problem ? <Cross /> : <Tick />}
            <span>
              <span className="name">{one.file.name}</span>
              <span className="small">{one.problem ?? sizeOf(one.file.size)}</span>
            </span>
            <button
              type="button"
              className="btn quiet"
              aria-label={`Remove ${one.file.name}`}
              onClick={() => onChange(files.filter(({ key }) => key !== one.key))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The files that can be sent; null where one of them cannot. */
export const sendable = (files: ChosenFile[]): File[] | null =>
  files.some(({ problem }) => problem) ? null : files.map(({ file }) => file)

// What the server would say after the upload can be said before it.
function whyNot(file: File, { endings, maxMegabytes }: FileRules): string | undefined {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase()
  if (file.size === 0) return 'This file is empty. Check that it was saved.'
  if (file.size > maxMegabytes * megabyte)
    return `This file is larger than ${maxMegabytes} MB. Split it, or make its pictures smaller.`
  if (!ending || !endings.includes(ending))
    return 'This format cannot be read. Send it as PDF, .docx, .pptx, .xlsx, .odt, HTML, Markdown or text.'
  return undefined
}
