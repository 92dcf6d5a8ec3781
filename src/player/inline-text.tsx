import type { ReactNode } from 'react'

const marks = /(\*\*|__)(?=\S)(.+?)(?<=\S)\1|([*_])(?=\S)(.+?)(?<=\S)\3(?!\w)|`([^`]+)`|\\([\\*_`[\]])/

/**
 * Strong, emphasis and code of Markdown; everything else, tags included, is text. Links are not followed: an SOP may
 * come from anywhere, and its addresses go nowhere from here.
 */
export function InlineText({ text }: { text: string }) {
  return <>{inline(text)}</>
}

/** Paragraphs, parted by blank lines; `end` follows the last word. */
export function Paragraphs({ text, end }: { text: string; end?: ReactNode }) {
  const paragraphs = text.trim().split(/\n\s*\n/)
  return (
    <>
      {paragraphs.map((paragraph, at) => (
        <p key={at}>
          <InlineText text={paragraph} />
          {at === paragraphs.length - 1 && end}
        </p>
      ))}
    </>
  )
}

function inline(text: string): ReactNode[] {
  const nodes: ReactNode[] = []
  let rest = text
  for (let found = marks.exec(rest); found; found = marks.exec(rest)) {
    if (found.index) nodes.push(rest.slice(0, found.index))
    const [whole, , strong, , emphasis, code, escaped] = found
    const key = nodes.length
    if (strong) nodes.push(<strong key={key}>{inline(strong)}</strong>)
    else if (emphasis) nodes.push(<em key={key}>{inline(emphasis)}</em>)
    else if (code) nodes.push(<code key={key}>{code}</code>)
    else nodes.push(escaped)
    rest = rest.slice(found.index + whole.length)
  }
  if (rest) nodes.push(rest)
  return nodes
}
