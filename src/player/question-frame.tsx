import type { ReactNode } from 'react'
import { partsOfPrompt, quotesApart } from './prompt'
import { ScreenFrame } from './screen-frame'

/** The screen of one exercise: what is asked as its title, and below it the passage or case that it is about. */
export function QuestionFrame({ label, prompt, children }: { label: string; prompt: string; children: ReactNode }) {
  const { title, rest } = partsOfPrompt(prompt)
  return (
    <ScreenFrame label={label} title={title}>
      {rest && (
        <p className="cw-lede cw-case">
          {quotesApart(rest).map(({ text, quoted }, at) => (quoted ? <q key={at}>{text}</q> : text))}
        </p>
      )}
      {children}
    </ScreenFrame>
  )
}
