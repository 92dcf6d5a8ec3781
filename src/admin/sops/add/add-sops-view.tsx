import type { AdminViewServerProps } from 'payload'
import { env } from '@/shared/env'
import { hasRole, personOf } from '@/systems/identity/public'
import { mayUpload } from '@/systems/sops/policies'
import { AdminPage } from '../../shared/admin-page'
import { AddSops } from './add-sops.client'

/** Many procedures at once, with what became of each file. */
export function AddSopsView(props: AdminViewServerProps) {
  const allowed = hasRole(personOf(props.initPageResult.req), ...mayUpload)
  return (
    <AdminPage
      props={props}
      title="Add procedures"
      words="Every document becomes a procedure of its own. It is read, and you check the reading before it is used."
    >
      {allowed ? <AddSops megabytes={env.MAX_UPLOAD_MB} /> : <p>Only authors add procedures. Ask one of them.</p>}
    </AdminPage>
  )
}
