import type { Access, Config } from 'payload'
import { keyAllows } from './authenticate-key'

const reading = ['read', 'readVersions'] as const
const writing = ['create', 'update', 'delete', 'unlock', 'admin'] as const

type Rules = Partial<Record<(typeof reading)[number] | (typeof writing)[number], Access>>

/** Puts the scopes of keys before the access rules of every collection, those of later plugins and of the project as well. */
export function withinScopes(config: Config): Config {
  return {
    ...config,
    onInit: async (payload) => {
      for (const { config: collection } of Object.values(payload.collections)) {
        const access = collection.access as Rules
        for (const name of reading) narrow({ access, name, slug: collection.slug, operation: 'read' })
        for (const name of writing) narrow({ access, name, slug: collection.slug, operation: 'write' })
      }
      await config.onInit?.(payload)
    },
  }
}

const narrowed = new WeakSet<Access>()

function narrow({
  access,
  name,
  slug,
  operation,
}: {
  access: Rules
  name: keyof Rules
  slug: string
  operation: 'read' | 'write'
}): void {
  const rule = access[name]
  if (!rule || narrowed.has(rule)) return
  const within: Access = (args) => (keyAllows({ req: args.req, slug, operation }) ? rule(args) : false)
  narrowed.add(within)
  access[name] = within
}
