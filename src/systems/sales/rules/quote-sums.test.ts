import { describe, expect, it } from '@jest/globals'
import { lineSum, money, quoteSums } from './quote-sums'

const line = (quantity: number, unitPrice: number) => ({ description: 'Work', quantity, unitPrice })

describe('the sums of a quote', () => {
  it('add up lines and tax', () => {
    expect(quoteSums({ lines: [line(2, 600), line(1, 50.5)], currency: 'EUR', taxPercent: 21 })).toEqual({
      net: 1250.5,
      tax: 262.61,
      amount: 1513.11,
    })
  })

  it('round each line to a coin, half a coin up', () => {
    expect(lineSum(line(1, 1.005), 'EUR')).toBe(1.01)
    expect(quoteSums({ lines: [line(3, 0.335), line(1, 0.1), line(1, 0.2)], currency: 'EUR', taxPercent: 0 }).net).toBe(
      1.31,
    )
  })

  it('know currencies without coins', () => {
    expect(quoteSums({ lines: [line(3, 33.4)], currency: 'JPY', taxPercent: 10 })).toEqual({
      net: 100,
      tax: 10,
      amount: 110,
    })
    expect(money(100, 'JPY')).toMatch(/100$/)
  })
})
