import { describe, expect, it } from '@jest/globals'
import { partsOfPrompt, quotesApart } from './prompt'

describe('a question in its parts', () => {
  it.each([
    [
      'Which number is missing? Sample transfer: “Complete sample transfer within ____ minutes.” Answer in minutes.',
      'Which number is missing?',
      'Sample transfer: “Complete sample transfer within ____ minutes.” Answer in minutes.',
    ],
    [
      'Which of these does the SOP list under “Who should use IRM sheets?”? Select all that apply.',
      'Which of these does the SOP list under “Who should use IRM sheets?”? Select all that apply.',
      '',
    ],
    [
      'Was soll geschehen, wenn „mehr als 2 Liter. Viel mehr.“ ausgelaufen sind? Die SOP sagt: „Räumen Sie den Raum.“',
      'Was soll geschehen, wenn „mehr als 2 Liter. Viel mehr.“ ausgelaufen sind?',
      'Die SOP sagt: „Räumen Sie den Raum.“',
    ],
    [
      'Fill the gap in this passage of the SOP (Cleaning. Sanitization. Shelves and accessories).',
      'Fill the gap in this passage of the SOP (Cleaning. Sanitization. Shelves and accessories).',
      '',
    ],
    [
      'True or false: keep the freezer at -20.5 °C, approx. two hours, while the ice that is in it melts away.',
      'True or false: keep the freezer at -20.5 °C, approx. two hours, while the ice that is in it melts away.',
      '',
    ],
  ])('%s', (prompt, title, rest) => {
    expect(partsOfPrompt(prompt)).toEqual({ title, rest })
  })

  it('leaves a short one whole', () => {
    expect(partsOfPrompt('Turn the cards. Which ones did you know?').rest).toBe('')
  })

  it('knows whose words are whose', () => {
    expect(quotesApart('Sample transfer: “Put the “cold” box ____ down.” Answer.')).toEqual([
      { text: 'Sample transfer: ', quoted: false },
      { text: '“Put the “cold” box ____ down.”', quoted: true },
      { text: ' Answer.', quoted: false },
    ])
  })
})
