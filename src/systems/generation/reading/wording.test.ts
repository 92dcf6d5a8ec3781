import { describe, expect, it } from '@jest/globals'
import { hasBlank, withoutBlank, wordingOf } from './wording'

const body = [
  'Use the EDR console and the freezer.',
  'The defrosting process takes hours.',
  'Contact the Response Team in Slack.',
]
const { sentence, item, title } = wordingOf(body, 'en')

describe('wording', () => {
  it('calms what an SOP shouts, but not its signs', () => {
    expect(sentence('DO NOT use hot water')).toBe('Do not use hot water.')
    expect(item('Post "OUT OF SERVICE" sign (DO NOT remove it)')).toBe('Post "OUT OF SERVICE" sign (do not remove it)')
    expect(sentence('OBJECTIVE: START THE EDR CONSOLE AND WAIT')).toBe('Objective: start the EDR console and wait.')
    expect(item('Time Limit: 30 minutes')).toBe('Time limit: 30 minutes')
  })

  it('makes titles of headings: no numbers, capitals as the document uses them', () => {
    expect(title('8.3 DEFROSTING PROCESS')).toBe('Defrosting process')
    expect(title('APPENDIX B: EDR Console')).toBe('EDR console')
    expect(title('Sample Transfer (Day of Defrosting)')).toBe('Sample transfer')
    expect(title('6 STEPS ARE DEFINED TO HANDLE INCIDENTS')).toBe('6 steps are defined to handle incidents')
    expect(title('SOP-DE-07 Defrosting process')).toBe('Defrosting process')
    expect(title('COVID-19 testing')).toBe('COVID-19 testing')
    expect(title('Incident Response Plan for {{COMPANY}}')).toBe('Incident Response plan')
  })

  it('leaves out pictures, icons and references to figures', () => {
    expect(sentence('⚠️ Press the button (see picture below) :fa-solid-bell: twice ..')).toBe('Press the button twice.')
  })

  it('knows what a template has left open, and what is whole without it', () => {
    for (const text of ['Version: [Date]', 'Call {{PHONE}}', 'SOP-XXX', 'Name: ____', 'TODO: add'])
      expect([text, hasBlank(text)]).toEqual([text, true])
    for (const text of ['Press [Enter] to go on now', 'Use item [a] of 3'])
      expect([text, hasBlank(text)]).toEqual([text, text.includes('[Enter]')])
    const rest = (text: string) => {
      const kept = withoutBlank(text)
      return kept && text.slice(kept.start, kept.end)
    }
    expect(rest('Join the response chat at {{CHAT}} and/or {{CALL}}.')).toBe('Join the response chat')
    expect(rest('Schedule updates every {{FREQUENCY}} on the bridge.')).toBeNull()
    expect(rest('It was last reviewed on {{DATE}}.')).toBeNull()
  })
})
