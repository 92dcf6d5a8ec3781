import type { AdminViewServerProps } from 'payload'
import { getAiSettings } from '@/systems/generation/public'
import { hasRole, personOf } from '@/systems/identity/public'
import { mayConfigureAi } from '@/systems/generation/settings/policies'
import { AdminPage } from '../../shared/admin-page'
import { AiSettings } from './ai-settings.client'

/** Which models draft courses, whose keys pay for them, and whether any does. */
export async function AiView(props: AdminViewServerProps) {
  const { req } = props.initPageResult
  return (
    <AdminPage
      props={props}
      title="AI"
      words="Who drafts courses in your organisation. The built-in generator needs no AI; a model words things better, and everything it writes is checked against the procedure."
    >
      {hasRole(personOf(req), ...mayConfigureAi) ? (
        <AiSettings given={await getAiSettings(req)} />
      ) : (
        <p>Only administrators choose models and enter keys. Ask one of them.</p>
      )}
    </AdminPage>
  )
}
