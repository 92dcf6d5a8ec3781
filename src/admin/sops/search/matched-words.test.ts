import { describe, expect, it } from '@jest/globals'
import { markWords, stemsOf } from './matched-words'

const marked = (text: string, question: string) =>
  markWords(text, stemsOf(question))
    .filter(({ match }) => match)
    .map(({ text: word }) => word)

describe('words of a question in a passage', () => {
  it('are found in other forms, and words without matter are not', () => {
    expect(
      marked('Samples wait until freezers have cooled down to -20 °C.', 'When is the freezer cooled for a sample?'),
    ).toEqual(['Samples', 'freezers', 'cooled'])
  })
  it('are those that are given as the reason, not such as every procedure has', () => {
    expect(marked('Samples MUST be cold before transport.', 'What must I do before transport?')).toEqual(['transport'])
  })
  it('are numbers too, and never a part of another word', () => {
    expect(marked('Rinse for 15 minutes, not for 150.', 'Is it 15 minutes?')).toEqual(['15', 'minutes'])
    expect(marked('The iceberg is cold.', 'How thick is the ice?')).toEqual([])
  })
  it('leave the passage as it was printed', () => {
    const text = '  Wait;\n“defrost” (freezer) – 3.5 cm…  '
    const pieces = markWords(text, stemsOf('Does the freezer defrost at 3.5 cm?'))
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.filter(({ match }) => match).map((piece) => piece.text)).toEqual(['defrost', 'freezer', '3.5', 'cm'])
  })
})
