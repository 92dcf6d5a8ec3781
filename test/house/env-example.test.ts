import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { environmentSchema, parseEnvironment } from '@/shared/env'

const blocks = readFileSync('.env.example', 'utf8').split(/\n\s*\n/)
const examples = blocks.flatMap((block) => {
  const lines = block.split('\n')
  const assignment = lines.find((line) => /^[A-Z0-9_]+=/.test(line))
  if (!assignment) return []
  const at = assignment.indexOf('=')
  return [
    {
      name: assignment.slice(0, at),
      value: assignment.slice(at + 1),
      explained: lines.some((line) => /^# \S/.test(line)),
    },
  ]
})

describe('.env.example', () => {
  it('names every variable the product reads, and none that it does not', () => {
    expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(environmentSchema.shape).sort())
  })

  it('explains each of them', () => {
    expect(examples.filter(({ explained }) => !explained)).toEqual([])
  })

  it('can be copied to .env as it is', () => {
    expect(() => parseEnvironment(Object.fromEntries(examples.map(({ name, value }) => [name, value])))).not.toThrow()
  })

  it('shows the defaults that are in force', () => {
    const shown = examples.filter(({ value }) => value !== '')
    const withNothing = parseEnvironment({ PAYLOAD_SECRET: 'not asked for in this test' })
    const withExample = parseEnvironment({
      PAYLOAD_SECRET: 'not asked for in this test',
      ...Object.fromEntries(shown.map(({ name, value }) => [name, value])),
    })
    expect(withExample).toEqual(withNothing)
  })
})
