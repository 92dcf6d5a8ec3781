import type { Plugin } from 'payload'
import { organisations } from '@/collections/identity/organisations'
import { users } from '@/collections/identity/users'
import { defineSystem } from '@/shared/define-system'

export const identityPlugin = (): Plugin =>
  defineSystem({
    name: 'identity',
    collections: [organisations, users],
  })
