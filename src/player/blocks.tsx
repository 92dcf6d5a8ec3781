import { usePlayer } from './context'
import { EvidenceMark } from './evidence-mark'
import { Icon } from './icons'
import { InlineText, Paragraphs } from './inline-text'
import { isSafePicture } from './picture'
import { headingOf } from './screens'
import { Steps } from './steps'
import type { Citation, LearnerBlock } from './types'

type Of<Type extends LearnerBlock['type']> = Extract<LearnerBlock, { type: Type }>

/** Every block of a lesson but the exercise. `lede`: the first words of a screen, set larger. */
export function BlockView({
  block,
  claims,
  lede = false,
}: {
  block: Exclude<LearnerBlock, { type: 'exercise' }>
  claims: Record<string, Citation[]>
  lede?: boolean
}) {
  switch (block.type) {
    case 'text': {
      const heading = headingOf(block)
      const mark = <EvidenceMark citations={block.claims.flatMap((id) => claims[id] ?? [])} />
      if (heading) {
        return (
          <h2 className="cw-heading">
            {heading} {mark}
          </h2>
        )
      }
      return (
        <div className={lede ? 'cw-text cw-lede' : 'cw-text'}>
          <Paragraphs text={block.text} end={<> {mark}</>} />
        </div>
      )
    }
    case 'steps':
      return <Steps block={block} claims={claims} />
    case 'callout':
      return <Callout block={block} claims={claims} />
    case 'table':
      return <Table block={block} claims={claims} />
    case 'definitions':
      return (
        <dl className="cw-terms">
          {block.terms.map(({ term, text, claim }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <InlineText text={text} /> <EvidenceMark citations={claims[claim]} />
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'figure':
      return <Figure block={block} claims={claims} />
  }
}

function Marks({ block, claims }: { block: { claims: string[] }; claims: Record<string, Citation[]> }) {
  const citations = block.claims.flatMap((id) => claims[id] ?? [])
  return citations.length ? (
    <p className="cw-marks">
      <EvidenceMark citations={citations} />
    </p>
  ) : null
}

const calloutIcons = { note: 'info', caution: 'triangle', warning: 'triangle', danger: 'octagon' } as const

function Callout({ block, claims }: { block: Of<'callout'>; claims: Record<string, Citation[]> }) {
  const { t } = usePlayer()
  return (
    <div className={`cw-callout cw-${block.level}`} role="note">
      <Icon name={calloutIcons[block.level]} />
      <b className="cw-tag">{t(block.level)}</b>
      <div>
        <Paragraphs text={block.text} />
        <Marks block={block} claims={claims} />
      </div>
    </div>
  )
}

/** A table on wide screens, labelled rows on phones; roles are spelt out because `display: block` would drop them. */
function Table({ block, claims }: { block: Of<'table'>; claims: Record<string, Citation[]> }) {
  const { header, rows, caption } = block
  return (
    <div className="cw-table">
      <table role="table">
        {caption && <caption>{caption}</caption>}
        <thead role="rowgroup">
          <tr role="row">
            {header.map((cell, at) => (
              <th key={at} scope="col" role="columnheader">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, at) => (
            <tr key={at} role="row">
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" role="rowheader">
                    {cell}
                  </th>
                ) : (
                  <td key={column} role="cell" data-label={header[column] ?? ''}>
                    <InlineText text={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Marks block={block} claims={claims} />
    </div>
  )
}

function Figure({ block, claims }: { block: Of<'figure'>; claims: Record<string, Citation[]> }) {
  const { t, picture } = usePlayer()
  const src = picture(block.src)
  return (
    <figure className="cw-figure">
      {isSafePicture(src) ? (
        <img src={src} alt={block.alt} loading="lazy" />
      ) : (
        <p className="cw-no-picture">{t('noPicture', { alt: block.alt })}</p>
      )}
      {block.caption && <figcaption>{block.caption}</figcaption>}
      <Marks block={block} claims={claims} />
    </figure>
  )
}
