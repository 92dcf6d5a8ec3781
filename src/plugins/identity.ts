import path from 'node:path'
import type { CollectionAfterChangeHook, CollectionConfig, Plugin } from 'payload'
import { invitationsAdmin, leavingTab } from '@/admin/registration'
import { accountTokens } from '@/collections/identity/account-tokens'
import { apiKeys } from '@/collections/identity/api-keys'
import { groups } from '@/collections/identity/groups'
import { invitations } from '@/collections/identity/invitations'
import { organisations } from '@/collections/identity/organisations'
import { secondFactors } from '@/collections/identity/second-factors'
import { signInTries } from '@/collections/identity/sign-in-tries'
import { users } from '@/collections/identity/users'
import { identityEndpoints } from '@/endpoints/identity'
import { announceGroup, announcePerson } from '@/hooks/identity/announce-people'
import { defineSystem } from '@/shared/define-system'
import { env } from '@/shared/env'
import { withinScopes } from '@/systems/identity/public'
import { identityPersonalData } from '@/systems/identity/personal-data/lines'

/** `filesDir`: absolute folder in which pictures of people are kept. */
export const identityPlugin = ({
  filesDir = path.join(env.DATA_DIR, 'files/people'),
}: { filesDir?: string } = {}): Plugin =>
  defineSystem({
    name: 'identity',
    personalData: identityPersonalData,
    collections: [
      organisations,
      withHook({ ...users, custom: { filesDir, filesField: 'avatar' } }, announcePerson),
      withHook(groups, announceGroup),
      invitations,
      accountTokens,
      apiKeys,
      secondFactors,
      signInTries,
    ],
    endpoints: identityEndpoints,
    admin: { users: leavingTab, invitations: invitationsAdmin },
    extend: withinScopes,
  })

function withHook(collection: CollectionConfig, hook: CollectionAfterChangeHook): CollectionConfig {
  return {
    ...collection,
    hooks: { ...collection.hooks, afterChange: [...(collection.hooks?.afterChange ?? []), hook] },
  }
}
