import { notFound } from 'next/navigation'
import { getRequestForm } from '@/systems/sales/public'
import { visitor } from '../../(learn)/session'
import { TopBar } from '../../(learn)/_parts/top-bar'
import { RequestForm } from './request-form.client'
import './request.css'

export type FormSearch = { embed?: string | string[] }

const steps = [
  ['Within one working day', 'We read what you sent and ask what is unclear.'],
  ['Quote', 'A fixed price and a date. You accept it, or you do not.'],
  ['Production and review', 'Subject experts check each statement beside its clause.'],
  ['Your sign-off', 'Nothing is delivered before it.'],
] as const

/** The public form, with what happens to a request. `embed=1`: without the bar, for a frame on another site. */
export async function RequestPage({ slug, search }: { slug?: string; search: FormSearch }) {
  const settings = await getRequestForm({ req: await visitor(), slug })
  if (!settings) notFound()
  const embedded = search.embed === '1'
  return (
    <div className="portal">
      {!embedded && (
        <TopBar home="/">
          <span className="who">{settings.organisation.name}</span>
        </TopBar>
      )}
      <main id="main" className={embedded ? 'page ask ask-embedded' : 'page ask'}>
        <div className="ask-form">
          <h1>Turn your SOPs into a course</h1>
          <p className="lede">
            Send the procedures. You get back a course in which every statement points to the clause it came from.
          </p>
          <RequestForm settings={settings} />
        </div>
        <aside aria-labelledby="next">
          <h2 id="next">What happens next</h2>
          <ol className="way">
            {steps.map(([title, words]) => (
              <li key={title}>
                <b>{title}</b>
                <span>{words}</span>
              </li>
            ))}
          </ol>
        </aside>
      </main>
    </div>
  )
}
