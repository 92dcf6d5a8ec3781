import type { CollectionConfig, Config, Endpoint, Plugin } from 'payload'
import type { JobDefinition } from '@/shared/jobs'
import type { PersonalDataLine } from '@/shared/personal-data'

/** What a system brings to a Payload project. */
export type SystemParts = {
  name: string
  collections: CollectionConfig[]
  /** By collection slug; mounted by Payload under `/api/<slug>/...`. */
  endpoints?: Record<string, Endpoint[]>
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
  coursewright?: { jobs: JobDefinition[]; systems: string[]; personalData: PersonalDataLine[] }
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
    const collections = parts.collections.map((collection) => ({
      ...collection,
      // Payload looks for locks outside of the transaction that is already open: a second connection, which the embedded
      // database does not have. Our commands refuse a stale write themselves (409 with the difference).
      lockDocuments: false as const,
      admin: { ...collection.admin, ...parts.admin?.[collection.slug] },
      endpoints: [...(collection.endpoints || []), ...(parts.endpoints?.[collection.slug] ?? [])],
    }))
    const custom = (config.custom ?? {}) as WithJobs
    const next: Config = {
      ...config,
      collections: [...(config.collections ?? []), ...collections],
      custom: {
        ...config.custom,
        coursewright: {
          ...custom.coursewright,
          jobs: [...(custom.coursewright?.jobs ?? []), ...(parts.jobs ?? [])],
          systems: [...(custom.coursewright?.systems ?? []), parts.name],
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
