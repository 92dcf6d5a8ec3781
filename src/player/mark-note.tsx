import type { Mark } from '@/systems/courses/exercises'
import { usePlayer } from './context'
import type { IconName } from './icons'
import { Icon } from './icons'
import type { PhraseKey } from './phrases'

const looks: Record<Mark, { icon: IconName; phrase: PhraseKey; tone: string }> = {
  right: { icon: 'tick', phrase: 'markRight', tone: 'cw-ok' },
  wrong: { icon: 'close', phrase: 'markWrong', tone: 'cw-bad' },
  missed: { icon: 'ring', phrase: 'markMissed', tone: 'cw-warn' },
  early: { icon: 'close', phrase: 'markEarly', tone: 'cw-bad' },
  late: { icon: 'close', phrase: 'markLate', tone: 'cw-bad' },
}

/** How one part of an answer fared: shape, word and colour. */
export function MarkNote({ mark, phrase }: { mark: Mark | undefined; phrase?: PhraseKey }) {
  const { t } = usePlayer()
  if (!mark) return null
  const look = looks[mark]
  return (
    <span className={`cw-state ${look.tone}`}>
      <Icon name={look.icon} />
      {t((mark === 'right' && phrase) || look.phrase)}
    </span>
  )
}

export function toneOf(mark: Mark | undefined): string {
  return mark ? ` cw-is-${mark === 'right' ? 'right' : mark === 'missed' ? 'missed' : 'wrong'}` : ''
}
