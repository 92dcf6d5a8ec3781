import { describe, expect, it } from '@jest/globals'
import { splitCondition } from './condition'
import { leansOnContext } from './context'

describe('splitCondition', () => {
  it.each([
    ['If the alarm keeps ringing, call the manager.', 'If the alarm keeps ringing', 'Call the manager'],
    [
      'Wenn die Temperatur 2,5 °C übersteigt, sperren Sie die Charge.',
      'Wenn die Temperatur 2,5 °C übersteigt',
      'Sperren Sie die Charge',
    ],
    ['Lorsque l’odeur persiste encore, évacuez la salle.', 'Lorsque l’odeur persiste encore', 'Évacuez la salle'],
  ])('parts "%s"', (text, when, then) => {
    expect(splitCondition(text)).toEqual({ when, then })
  })

  it('leaves alone what is no case: too short, a list to come, a pronoun in it', () => {
    for (const text of [
      'If possible, close it.',
      'If samples are transferred, document:',
      'Close the door if it is open.',
    ])
      expect(splitCondition(text)).toBeNull()
  })
})

describe('leansOnContext', () => {
  it('tells sentences that need another one', () => {
    for (const text of [
      'This prevents frost.',
      'Below, we list the issues.',
      'The most detail should be included here.',
    ])
      expect([text, leansOnContext(text)]).toEqual([text, true])
    expect(leansOnContext('Close the door before defrosting.')).toBe(false)
  })
})
