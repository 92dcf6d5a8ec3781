import { describe, expect, it } from '@jest/globals'
import { checkStatement } from './check-statement'

const problems = (text: string, quote: string, context = '', language = 'en') =>
  checkStatement(text, { quotes: [quote], context, language })
const codes = (text: string, quote: string, language = 'en') =>
  problems(text, quote, '', language).map((finding) => finding.code)

const recovery = '-80°C freezers: 4-8 hours to reach -80°C (may take 12-24 hours to fully stabilize)'
const unstable = 'If temperature is unstable or fluctuates, contact maintenance before returning samples'

describe('checkStatement', () => {
  it('has nothing to say of the SOP’s own words, calmed or lightly trimmed', () => {
    expect(problems('Do not use hot water or heat guns.', 'DO NOT use hot water or heat guns')).toEqual([])
    expect(
      problems('-80°C freezers take 4-8 hours to reach -80 °C (may take 12-24 hours to fully stabilize).', recovery),
    ).toEqual([])
    expect(
      problems('Contact maintenance before returning samples if temperature is unstable or fluctuates.', unstable),
    ).toEqual([])
  })

  it('tells a reviewer which number the passage gives instead', () => {
    expect(problems('-80°C freezers take 4 hours to reach -80°C', recovery)[0]?.message).toBe(
      '"4 hours" is not in the passage; it says "4-8 hours"',
    )
    expect(
      problems('Complete the transfer within 30 hours', 'Complete the transfer within 30 minutes')[0]?.message,
    ).toBe('"30 hours" is not in the passage; it says "30 minutes"')
  })

  it('catches a lost or turned bound', () => {
    expect(codes('Check temperature once daily', 'Check temperature at least once daily')).toEqual(['bound-changed'])
    expect(problems('Keep it at least 5 minutes', 'Keep it at most 5 minutes')[0]?.grave).toBe(true)
  })

  it('catches a "not" that was added or left out, also in Dutch', () => {
    expect(codes('Use hot water', 'DO NOT use hot water')).toContain('negation-left-out')
    expect(codes('Do not let the ice melt', 'Let the ice melt')).toContain('negation-added')
    expect(codes('Het darmpje mag vol water lopen', 'Het darmpje mag nooit vol water lopen', 'nl')).toContain(
      'negation-left-out',
    )
  })

  it('catches "only", "unless", duty and leave that changed', () => {
    expect(codes('Use dry ice in ventilated areas', 'Use dry ice only in ventilated areas')).toContain(
      'restriction-left-out',
    )
    expect(codes('You must wear goggles', 'You should wear goggles')).toContain('modality-changed')
    expect(codes('Use a fan to circulate air', 'Optional: use a fan to circulate air')).not.toEqual([])
  })

  it('catches persons, times and actions that changed places', () => {
    expect(
      codes('The Equipment Technician schedules defrosting', 'The Laboratory Manager schedules defrosting'),
    ).toContain('role-not-in-passage')
    expect(
      codes('Contact maintenance after returning samples', 'Contact maintenance before returning samples'),
    ).toContain('time-order-changed')
    expect(codes('Post the sign, then remove the samples', 'Remove the samples, then post the sign')).toContain(
      'order-changed',
    )
  })

  it('names the words that the passage does not have', () => {
    const [first] = problems(
      '-80°C freezers take 4-8 hours to reach -80°C (may take 12-24 hours to fully stabilize), then rattle',
      recovery,
    )
    expect(first?.code).toBe('words-not-in-passage')
    expect(first?.message).toContain('"rattle"')
  })

  it('lets headings lend words, but no numbers', () => {
    expect(problems('Recovery takes 2 hours', 'takes 2 hours', 'Recovery Time')).toEqual([])
    expect(problems('Recovery takes 2 hours', 'Recovery takes long', '2 hours')[0]?.code).toBe('number-not-in-passage')
  })
})
