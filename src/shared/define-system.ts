import type { CollectionConfig, Config, Endpoint, Plugin } from 'payload'
import type { JobDefinition } from '@/shared/jobs'
import type { PersonalDataLine } from '@/shared/personal-data'

/** What a system brings to a Payload project. */
export type SystemParts = {
  name: string
  collections: CollectionConfig[]
  /** By collection slug; mounted by Payload under `/api/<slug>/...`. */
  endpoints?: Record<string, Endpoint[]>
  /** The same on collections of other systems, whichever comes first; nothing where the project has no such collection. */
  endpointsElsewhere?: Record<string, Endpoint[]>
  jobs?: JobDefinition[]
  /** Collection slug → what the admin shows for it. */
  admin?: Record<string, CollectionConfig['admin']>
  /** What its collections keep of people: a line each. */
  personalData?: readonly PersonalDataLine[]
  /** Last word on the whole configuration, for admin views and the like. */
  extend?: (config: Config) => Config
}

/** Where the jobs of all installed systems are found: `jobsOf(payload.config)`. */
type WithJobs = {
  coursewright?: {
    jobs: JobDefinition[]
    systems: string[]
    personalData: PersonalDataLine[]
    /** For collections that are still to come. */
    endpointsElsewhere?: Record<string, Endpoint[]>
  }
}

/** Turns a system's parts into a Payload plugin. Fails at start when two systems claim one collection. */
export function defineSystem(parts: SystemParts): Plugin {
  return (config) => {
    const taken = new Set((config.collections ?? []).map((collection) => collection.slug))
    for (const collection of parts.collections) {
      if (taken.has(collection.slug)) {
        throw new Error(
          `The ${parts.name} plugin brings a collection "${collection.slug}", but the project has one already.`,
        )
      }
    }
    const custom = (config.custom ?? {}) as WithJobs
    const waiting = custom.coursewright?.endpointsElsewhere ?? {}
    const elsewhere = parts.endpointsElsewhere ?? {}
    const collections = parts.collections.map((collection) => ({
      ...collection,
      // Payload looks for locks outside of the transaction that is already open: a second connection, which the embedded
      // database does not have. Our commands refuse a stale write themselves (409 with the difference).
      lockDocuments: false as const,
      admin: { ...collection.admin, ...parts.admin?.[collection.slug] },
      endpoints: [
        ...(collection.endpoints || []),
        ...(parts.endpoints?.[collection.slug] ?? []),
        ...(waiting[collection.slug] ?? []),
      ],
    }))
    const before = (config.collections ?? []).map((collection) => {
      const more = elsewhere[collection.slug]
      return more ? { ...collection, endpoints: [...(collection.endpoints || []), ...more] } : collection
    })
    const next: Config = {
      ...config,
      collections: [...before, ...collections],
      custom: {
        ...config.custom,
        coursewright: {
          ...custom.coursewright,
          jobs: [...(custom.coursewright?.jobs ?? []), ...(parts.jobs ?? [])],
          systems: [...(custom.coursewright?.systems ?? []), parts.name],
          endpointsElsewhere: joined(waiting, elsewhere),
          personalData: [...(custom.coursewright?.personalData ?? []), ...(parts.personalData ?? [])],
        },
      },
    }
    return parts.extend ? parts.extend(next) : next
  }
}

/** The jobs of every installed system. */
export function jobsOf(config: { custom?: Record<string, unknown> }): JobDefinition[] {
  return (config.custom as WithJobs | undefined)?.coursewright?.jobs ?? []
}

function joined(a: Record<string, Endpoint[]>, b: Record<string, Endpoint[]>): Record<string, Endpoint[]> {
  const slugs = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries([...slugs].map((slug) => [slug, [...(a[slug] ?? []), ...(b[slug] ?? [])]]))
}
