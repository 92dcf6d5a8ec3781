import { usePlayer } from './context'

/** The score as a bar, with the pass mark on it. Widths are SVG attributes: a strict CSP forbids inline styles. */
export function Gauge({ score, pass }: { score: number; pass: number }) {
  const { t } = usePlayer()
  const [has, needs] = [Math.floor(score * 100 + 1e-9), Math.round(pass * 100)]
  const anchor = needs > 85 ? 'end' : needs < 15 ? 'start' : 'middle'
  return (
    <svg className="cw-gauge" role="img" aria-label={t('gauge', { n: has, of: needs })}>
      <rect className="cw-gauge-all" y="6" width="100%" height="10" />
      <rect className="cw-gauge-score" y="6" width={`${score * 100}%`} height="10" />
      <rect className="cw-gauge-pass" x={`${Math.min(99.6, pass * 100)}%`} y="1" width="2" height="20" />
      <text x={`${pass * 100}%`} y="38" textAnchor={anchor}>
        {t('passMark', { n: needs })}
      </text>
    </svg>
  )
}
