import { describe, expect, it } from '@jest/globals'
import type { SourceDocument } from '@/systems/sops/model'
import { mediaTypes } from '@/systems/sops/model'
import { parseDocument } from '@/systems/sops/parsers'
import { readFacts } from '../facts/read-facts'
import type { Bank } from './bank'
import { sequencesOf } from './sequences'

async function ordered(steps: string[]): Promise<string[][]> {
  const text = `# Pump\n\n## Procedure\n\n${steps.map((step, at) => `${String(at + 1)}. ${step}`).join('\n')}\n`
  const bytes = new TextEncoder().encode(text)
  const document = await parseDocument({ bytes, filename: 'pump.md', mediaType: mediaTypes.markdown })
  const source: SourceDocument = { id: 's', sop: 'SOP-1', version: '1', file: 'pump.md', sha256: '', document }
  const { facts, language } = readFacts([source])
  return sequencesOf({ own: facts, all: facts, language } as unknown as Bank).map((run) => run.map((fact) => fact.text))
}

const around = { before: ['Open the valve.', 'Start the pump.'], after: ['Close the valve.', 'Record the pressure.'] }

describe('sequencesOf', () => {
  it('never orders cases that stand side by side', async () => {
    const cases = ['If the lamp is red, stop the pump.', 'If the lamp is yellow, wait for 5 minutes.']
    expect(await ordered([...around.before, ...cases, ...around.after])).toEqual([[...around.before, ...around.after]])
  })

  it('keeps a single step with a condition where it stands', async () => {
    const one = ['If the lamp is red, stop the pump.']
    expect((await ordered([...around.before, ...one, ...around.after]))[0]).toHaveLength(5)
  })
})
