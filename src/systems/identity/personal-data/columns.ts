import { sql as query, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { FlattenedField, SanitizedConfig } from 'payload'
import type { PersonalDataLine } from '@/shared/personal-data'

type Config = Pick<SanitizedConfig, 'collections'>

/** Where a field of a line is kept: a column of the table itself, or rows of its table of relations. */
export type Place = { table: SQL; column: SQL; many: false } | { table: SQL; path: string; rels: SQL; many: true }

/** Names come from lines in the code alone, never from a request. */
export function placeOf(config: Config, line: PersonalDataLine, field: string): Place {
  const table = query.identifier(tableOf(line))
  if (line.plain) return { table: query`${table}`, column: query`${query.identifier(field)}`, many: false }
  const found = fieldOf(config, line.of, field)
  if (found && 'hasMany' in found && found.hasMany) {
    return {
      table: query`${table}`,
      path: field,
      rels: query`${query.identifier(`${tableOf(line)}_rels`)}`,
      many: true,
    }
  }
  const relation = found?.type === 'relationship' || found?.type === 'upload'
  return {
    table: query`${table}`,
    column: query`${query.identifier(`${snake(field)}${relation ? '_id' : ''}`)}`,
    many: false,
  }
}

export function tableOf({ of, plain }: Pick<PersonalDataLine, 'of' | 'plain'>): string {
  return plain ? of : snake(of)
}

/** Rows `t` that lead to the person by this field. */
export function leadsTo(place: Place, person: number): SQL {
  return place.many
    ? query`exists (select 1 from ${place.rels} r where r.parent_id = t.id and r.path = ${place.path} and r.users_id = ${person})`
    : query`t.${place.column} = ${person}`
}

/** A field of a line that no collection has is a mistake in the line. */
export function fieldOf(config: Config, slug: string, field: string): FlattenedField | undefined {
  const collection = config.collections.find((one) => one.slug === slug)
  return collection?.flattenedFields.find((one) => one.name === field)
}

const snake = (name: string): string =>
  name
    .replace(/-/g, '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
