import type { Endpoint } from 'payload'
import { defineEndpoint, idParam } from '@/shared/define-endpoint'
import { resendInvitation, withdrawInvitation } from '@/systems/identity/public'
import { accountEndpoints } from './account'
import { apiKeyEndpoints } from './api-keys'
import { oidcEndpoints } from './oidc'
import { leavingEndpoints } from './leaving'
import { passwordEndpoints } from './passwords'
import { signInEndpoints } from './sign-in'

export const identityEndpoints: Record<string, Endpoint[]> = {
  users: [...leavingEndpoints, ...signInEndpoints, ...passwordEndpoints, ...accountEndpoints, ...oidcEndpoints],
  'api-keys': apiKeyEndpoints,
  invitations: [
    defineEndpoint({
      method: 'post',
      path: '/:id/send-again',
      params: idParam,
      run: ({ req, params }) => resendInvitation({ req, invitation: params.id }),
    }),
    defineEndpoint({
      method: 'post',
      path: '/:id/withdraw',
      params: idParam,
      run: ({ req, params }) => withdrawInvitation({ req, invitation: params.id }),
    }),
  ],
}
