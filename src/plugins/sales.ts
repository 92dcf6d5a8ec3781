import type { Plugin } from 'payload'
import { requests } from '@/collections/sales/requests'
import { salesEndpoints } from '@/endpoints/sales'
import { defineSystem } from '@/shared/define-system'

export const salesPlugin = (): Plugin =>
  defineSystem({
    name: 'sales',
    collections: [requests],
    endpoints: salesEndpoints,
  })
