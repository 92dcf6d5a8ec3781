import { describe, expect, it } from '@jest/globals'
import { chooseBank, choosePractice, drawOf, questionsAsked } from './select'
import type { Question } from './write-exercises'

const lesson = (id: string) => ({ id, title: id, facts: [], sections: [], objectives: [`o-${id}`] })
const question = (number: number, more: Partial<Question> = {}): Question => ({
  weight: 5,
  asks: [`f${String(number)}`],
  lesson: 'l1',
  objective: 'o-l1',
  difficulty: 'easy',
  exercise: {
    type: 'true-false',
    prompt: `Statement number ${String(number)} about thing ${'abcdefghijklmnopqrstuvwxyz'.repeat(4).slice(number, number + 9)}`,
    answer: true,
    claims: [],
    rationale: '',
  },
  ...more,
})
const cards = question(99, {
  exercise: { type: 'flashcards', prompt: 'Turn the cards', cards: [], claims: [], rationale: '' },
})
const holds = () => true

describe('the bank of an assessment', () => {
  it('is twice as large as what an attempt draws, which grows with the course from 8 to 15', () => {
    expect([1, 8, 12, 60].map((lessons) => questionsAsked(lessons))).toEqual([8, 8, 12, 15])
    const offered = Array.from({ length: 60 }, (_, number) => question(number))
    const { questions, draw } = chooseBank({ offered, used: [], lessons: [lesson('l1')], holds })
    expect([questions.length, draw]).toEqual([16, 8])
  })

  it('draws half of what there is, and all where half would prove nothing', () => {
    expect([30, 17, 8, 7, 1].map((bank) => drawOf(bank))).toEqual([15, 8, 4, null, null])
  })

  it('holds no question whose key does not hold, none that practice asked, and no cards', () => {
    const offered = [...Array.from({ length: 12 }, (_, number) => question(number)), cards]
    const used = offered.slice(0, 1)
    const bad = offered[1]
    const { questions } = chooseBank({ offered, used, lessons: [lesson('l1')], holds: (one) => one !== bad })
    expect(questions).not.toContain(used[0])
    expect(questions).not.toContain(bad)
    expect(questions).not.toContain(cards)
    expect(questions.length).toBe(10)
  })

  it('asks about a fact twice at most, and then in another way', () => {
    const offered = ['true-false', 'cloze', 'numeric', 'single-choice'].map((type, at) =>
      question(at, { asks: ['same'], exercise: { ...question(at).exercise, type } as Question['exercise'] }),
    )
    expect(chooseBank({ offered, used: [], lessons: [lesson('l1')], holds }).questions.length).toBe(2)
  })
})

describe('practice', () => {
  it('gives a short lesson three questions and a long one four, with cards on top', () => {
    const questions = [...Array.from({ length: 20 }, (_, number) => question(number)), cards]
    const chosen = (minutes: number) =>
      choosePractice({ questions, lesson: lesson('l1'), minutes, suits: holds }).length
    expect([chosen(0.5), chosen(1.5), chosen(3), chosen(5)]).toEqual([4, 3, 4, 5])
  })
})
