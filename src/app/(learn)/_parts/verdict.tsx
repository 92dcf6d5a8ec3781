import type { CheckedCertificate, Verdict } from '@/systems/learning/public'
import { Clock, Cross, Tick, Warning } from './icons'
import { atTime, onLongDay } from './when'

/** The answer of a check, before anything else. */
export function VerdictNote({ certificate: { verdict, checkedAt, course } }: { certificate: CheckedCertificate }) {
  const { tone, icon, word, why } = wording(verdict, course.version)
  return (
    <div className={`verdict ${tone}`} role="status">
      {icon}
      <p>
        <b className={tone}>{word}</b> {why} Checked {atTime(checkedAt)}.
      </p>
      <a className="mid" href="#how">
        How this is checked
      </a>
    </div>
  )
}

function wording(verdict: Verdict, version: number) {
  switch (verdict.kind) {
    case 'valid':
      return {
        tone: 'c-ok',
        icon: <Tick />,
        word: 'Valid.',
        why: `Version ${version} is the current one, unaltered since its approval.`,
      }
    case 'superseded':
      return {
        tone: 'c-warn',
        icon: <Clock />,
        word: 'True, but not the latest.',
        why: `Version ${verdict.next} of this course was released on ${onLongDay(verdict.at)}; this person was trained on version ${version}.`,
      }
    case 'withdrawn':
      return {
        tone: 'c-warn',
        icon: <Warning />,
        word: 'The course was withdrawn.',
        why: `Version ${version} has not been used for training since ${onLongDay(verdict.at)}.`,
      }
    case 'expired':
      return { tone: 'c-warn', icon: <Clock />, word: 'Expired.', why: `It was valid until ${onLongDay(verdict.at)}.` }
    case 'revoked':
      return {
        tone: 'c-bad',
        icon: <Cross />,
        word: 'Revoked.',
        why: `It was taken back on ${onLongDay(verdict.at)}${verdict.reason ? `: ${verdict.reason.replace(/[.\s]+$/, '')}` : ''}.`,
      }
    case 'altered':
      return {
        tone: 'c-bad',
        icon: <Cross />,
        word: 'Do not rely on it.',
        why: 'The stored course does not match the fingerprint it was released with. Ask who issued it.',
      }
  }
}
