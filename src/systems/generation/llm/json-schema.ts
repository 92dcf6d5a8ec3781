import { z } from 'zod'

export type JsonSchema = { [key: string]: unknown }

/**
 * A schema in the dialect that all services take in their strict modes: every property required, none besides, no lengths
 * and ranges. Those are checked on the answer.
 */
export function strictSchema(schema: z.ZodType): JsonSchema {
  return strict(z.toJSONSchema(schema))
}

function strict(node: JsonSchema): JsonSchema {
  const { type, description, properties, items, anyOf, oneOf, enum: values, const: only } = node
  const described = description === undefined ? {} : { description }
  const either = (anyOf ?? oneOf) as JsonSchema[] | undefined
  if (either) return { ...described, anyOf: either.map(strict) }
  // Not all take a list of types.
  if (Array.isArray(type)) return { ...described, anyOf: type.map((each: unknown) => strict({ ...node, type: each })) }
  if (only !== undefined) return { ...described, type: typeof only, enum: [only] }
  if (values !== undefined) return { ...described, type, enum: values }
  if (type === 'array') return { ...described, type, items: strict(items as JsonSchema) }
  if (type !== 'object') return { ...described, type }
  const fields = Object.entries(properties as Record<string, JsonSchema>)
  return {
    ...described,
    type,
    properties: Object.fromEntries(fields.map(([name, field]) => [name, strict(field)])),
    required: fields.map(([name]) => name),
    additionalProperties: false,
  }
}
