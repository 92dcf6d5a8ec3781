import { describe, expect, it } from '@jest/globals'
import type { Fact } from '../../model'
import { stretchOf } from './stretch'

const list = ['f10', 'f77', 'f23', 'f5'].map((id) => ({ id }) as Fact)
const idsOf = (entry: string) =>
  stretchOf(entry, list, (alias) => list.find(({ id }) => id === alias)).map(({ id }) => id)

describe('the facts that an entry of an answer names', () => {
  it.each([
    ['f77', ['f77']],
    [' f77 ', ['f77']],
    ['f10-f23', ['f10', 'f77', 'f23']],
    ['f77 – f5', ['f77', 'f23', 'f5']],
    ['f10...f5', ['f10', 'f77', 'f23', 'f5']],
    ['f23-f23', ['f23']],
  ])('are those of the list from the first to the last: %s', (entry, ids) => {
    expect(idsOf(entry)).toEqual(ids)
  })

  it.each([
    ['f5-f10', ['f5', 'f10'], 'a stretch that runs backwards'],
    ['f10-f99', ['f10'], 'a stretch to a fact that is not there'],
    ['f99', [], 'no fact'],
    ['f10-f77-f5', [], 'no stretch'],
    ['all of them', [], 'words'],
  ])('are only what is sure: %s', (entry, ids) => {
    expect(idsOf(entry)).toEqual(ids)
  })
})
