import { Gutter } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { DomainError } from '@/shared/errors'
import { hasRole, personOf, previewHandOver, type Leaving as Facts } from '@/systems/identity/public'
import { Leaving } from './leaving.client'

/** The tab "Leaving" of a person: handing over, their data, and being erased. */
export async function LeavingView({ doc, initPageResult }: DocumentViewServerProps) {
  const { req } = initPageResult
  const asking = personOf(req)
  const seen = await look(req, Number(doc?.id))
  return (
    <Gutter className="cwa cwa-page">
      {typeof seen === 'string' ? (
        <p>{seen}</p>
      ) : (
        <Leaving
          key={`${seen.person.id} ${seen.person.state} ${seen.person.name}`}
          facts={seen}
          admin={hasRole(asking, 'admin')}
        />
      )}
    </Gutter>
  )
}

async function look(req: DocumentViewServerProps['initPageResult']['req'], person: number): Promise<Facts | string> {
  try {
    return await previewHandOver({ req, person })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.code === 'person.oneself'
      ? 'This is you. Another administrator hands over your work when you leave.'
      : 'Managers and administrators hand over the work of people who leave.'
  }
}
