import { describe, expect, it } from '@jest/globals'
import { phrasesOf } from '../../../phrases'
import { allowed, measuresOf, otherValues, scaled, withValue } from './alter'

const en = phrasesOf('en')
const nl = phrasesOf('nl')
const first = (text: string) => measuresOf(text, 'en')[0]!

describe('allowed', () => {
  it('turns a prohibition into the very thing it forbids', () => {
    expect(allowed('Do not use hot water (can damage freezer).', 'en', en, 'instruction')).toBe('Use hot water.')
    expect(allowed('Do not use hot water.', 'en', en, 'leave')).toBe('You may use hot water.')
    expect(allowed('Do not use hot water.', 'en', en, 'proposal')).toBe('Let us use hot water.')
    expect(allowed('If it rings, do not turn it off.', 'en', en, 'instruction')).toBe('If it rings, turn it off.')
    expect(allowed('Dit darmpje mag nooit verstopt raken.', 'nl', nl, 'instruction')).toBe(
      'Dit darmpje mag verstopt raken.',
    )
  })

  it('does not make nonsense of what is forbidden only for a time', () => {
    expect(allowed('Do not return samples until the temperature is stable.', 'en', en, 'instruction')).toBeNull()
    expect(allowed('Check the door.', 'en', en, 'instruction')).toBeNull()
  })
})

describe('other values', () => {
  it('are of the same kind and do not overlap the right one', () => {
    const values = otherValues(
      first('It takes 4-8 hours'),
      ['wait 6-10 hours', 'wait 24-48 hours', 'wait 30-60 minutes', 'wait 2 hours', 'at -20°C'],
      'en',
    )
    expect(values).toEqual(['24-48 hours', '30-60 minutes'])
  })

  it('can be made by halving or doubling, but never above 100 %', () => {
    expect(scaled(first('wait 30 minutes'), 2)).toBe('60 minutes')
    expect(scaled(first('It takes 4-8 hours'), 2)).toBe('8-16 hours')
    expect(scaled(first('use 70% ethanol'), 2)).toBeNull()
    expect(withValue('wait 30 minutes now', first('wait 30 minutes now'), '60 minutes')).toBe('wait 60 minutes now')
  })
})
