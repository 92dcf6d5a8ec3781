import { describe, expect, it } from '@jest/globals'
import { isNotTaught, roleOfTitle } from './section-role'

describe('roleOfTitle', () => {
  it.each([
    ['Purpose', 'purpose'],
    ['Scope', 'scope'],
    ['Responsibilities', 'roles'],
    ['Definitions and abbreviations', 'definitions'],
    ['Materials and equipment', 'materials'],
    ['Safety considerations', 'safety'],
    ['Procedure', 'procedure'],
    ['Troubleshooting', 'trouble'],
    ['Training requirements', 'training'],
    ['Toepassingsgebied', 'scope'],
    ['Benodigdheden', 'materials'],
    ['Werkwijze', 'procedure'],
    ['Sicherheit', 'safety'],
    ['Matériel', 'materials'],
    ['Alcance', 'scope'],
    ['Domaine d’application', 'scope'],
    ['Date information', 'other'],
    ['Formation du personnel', 'training'],
    ['Defrosting frequency', 'other'],
  ])('takes "%s" for %s', (title, role) => {
    expect(roleOfTitle(title)).toBe(role)
  })

  it('does not teach history, references, contacts and forms, but the safety rules of an appendix', () => {
    for (const title of [
      'Revision history',
      'References',
      'Emergency contacts',
      'Appendix C: Temperature Log Template',
      'Wijzigingen vorige versies',
    ]) {
      expect([title, isNotTaught.has(roleOfTitle(title))]).toEqual([title, true])
    }
    expect(roleOfTitle('Appendix B: Dry Ice Safety')).toBe('safety')
    expect(roleOfTitle('Appendix B: Describing your sample')).toBe('appendix')
  })
})
