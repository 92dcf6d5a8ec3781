import { createContext, useContext } from 'react'
import type { Translate } from './phrases'
import { phrasesFor } from './phrases'
import type { BesideBlock, Citation, PlayerHost } from './types'

/** What every part of the player may need: its language, the way into the SOP, and a place for files. */
export type PlayerTools = {
  t: Translate
  language: string
  sourceName(source: string): string
  /** Where the browser finds a picture of the course. */
  picture(src: string): string
  /** The passage on show. */
  shown: Citation | null
  /** Left out where there is no SOP to open: marks are then plain text. */
  show?(citation: Citation, from: HTMLElement): void
  upload?: PlayerHost['upload']
  /** Left out where the host has nothing to add. */
  besideBlock?: BesideBlock
}

export const PlayerContext = createContext<PlayerTools>({
  t: phrasesFor('en'),
  language: 'en',
  sourceName: (source) => source,
  picture: (src) => src,
  shown: null,
})

export function usePlayer(): PlayerTools {
  return useContext(PlayerContext)
}
