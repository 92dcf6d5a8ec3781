import type { ReactNode } from 'react'

/** First what only looks like a mark: the gap of a sentence to complete, `close the ____ and lock it`. */
const marks =
  /(?<![\w_])(?<gap>_{3,})(?![\w_])|(?<bold>\*\*|__)(?=\S)(?<strong>.+?)(?<=\S)\k<bold>|(?<slant>[*_])(?=\S)(?<emphasis>.+?)(?<=\S)\k<slant>(?!\w)|`(?<code>[^`]+)`|\\(?<escaped>[\\*_`[\]])/

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
    const { gap, strong, emphasis, code, escaped } = found.groups ?? {}
    const key = nodes.length
    if (strong) nodes.push(<strong key={key}>{inline(strong)}</strong>)
    else if (emphasis) nodes.push(<em key={key}>{inline(emphasis)}</em>)
    else if (code) nodes.push(<code key={key}>{code}</code>)
    else nodes.push(gap ?? escaped)
    rest = rest.slice(found.index + found[0].length)
  }
  if (rest) nodes.push(rest)
  return nodes
}
