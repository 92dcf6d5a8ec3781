import { describe, expect, it } from '@jest/globals'
import { clauseOf } from './clause'

const citation = { source: 's', segment: 'k', quote: 'Let ice melt', start: 0, end: 12 }

describe('the reference mark', () => {
  it.each([
    [['8. PROCEDURE', '8.3 Defrosting Process'], 'Step 11:', '§8.3 · 11'],
    [['8. PROCEDURE', '8.3 Defrosting Process'], undefined, '§8.3'],
    [['8.3 Defrosting Process'], '11.', '§8.3 · 11'],
    [['8.3 Defrosting Process'], '•', '§8.3'],
    [['8.3 Defrosting Process', 'Step 11: Allow natural defrosting'], undefined, '§8.3 · 11'],
    [['§ 4 Scope'], undefined, '§4'],
    [['Section 2.1 Roles'], undefined, '§2.1'],
    [['5.1. Scheduled Defrosting'], undefined, '§5.1'],
    [['APPENDIX B: Dry Ice Safety', 'Storage'], undefined, 'App. B'],
    [['Bijlage 2 Formulieren'], 'Stap 3.', 'App. 2 · 3'],
    [['Containment'], undefined, 'Containment'],
    [['Small spills'], '1.', 'Small spills · 1'],
    [['Small spills', 'Step 2: Warn the others'], undefined, 'Small spills · 2'],
    [['A heading that goes on and on for ever'], undefined, 'A heading that goes…'],
    [[], undefined, 'SOP'],
  ])('of %j %s reads %s', (path, marker, label) => {
    expect(clauseOf({ ...citation, path, ...(marker ? { marker } : {}) }).label).toBe(label)
  })

  it('falls back to the page where headings have no number', () => {
    expect(clauseOf({ ...citation, path: ['Containment'], page: 4 }).label).toBe('p. 4')
  })
})
