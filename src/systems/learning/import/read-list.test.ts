import { describe, expect, it } from '@jest/globals'
import { MOST_BYTES, MOST_LINES, readList } from './read-list'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readList(bytes(text))

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'nothing was thrown'
}

describe('a list of enrollments', () => {
  it('is read with commas, semicolons and tabs, with or without a byte order mark', () => {
    const wanted = [
      { line: 2, email: 'a@example.org', name: 'Müller, Ana', course: 'Freezer', version: '', due: '2027-01-15' },
    ]
    expect(read('email,name,course,due date\nA@example.org,"Müller, Ana",Freezer,2027-01-15\n')).toEqual(wanted)
    expect(read('\uFEFFemail;name;course;due date\r\nA@example.org;Müller, Ana;Freezer;2027-01-15\r\n')).toEqual(wanted)
    expect(read('email\tname\tcourse\tdue date\nA@example.org\tMüller, Ana\tFreezer\t2027-01-15')).toEqual(wanted)
  })

  it('knows its columns by the names people give them, in any order, and leaves others alone', () => {
    const [line] = read('Deadline,Department,E-Mail,Course_ID,Version\n2027-01-15,Lab,a@example.org,12,3')
    expect(line).toMatchObject({ email: 'a@example.org', course: '12', version: '3', due: '2027-01-15', name: '' })
  })

  it('counts lines as an editor does, also after empty lines and cells with line breaks', () => {
    const lines = read('email,name\na@example.org,"two\nlines"\n\n,\nb@example.org,B\n').map(({ line }) => line)
    expect(lines[0]).toBe(3)
    expect(lines.at(-1)).toBe(6)
  })

  it('takes a line with too few or too many cells for what it has', () => {
    expect(read('email,course\na@example.org\nb@example.org,X,more')).toMatchObject([
      { email: 'a@example.org', course: '' },
      { email: 'b@example.org', course: 'X' },
    ])
  })

  it('is refused with what to do when nothing of it can be used', () => {
    expect(codeOf(() => read(''))).toBe('import.empty')
    expect(codeOf(() => read('email,course\n'))).toBe('import.empty')
    expect(codeOf(() => read('person,course\na,b'))).toBe('import.no-email-column')
    expect(codeOf(() => read('email,mail\na,b'))).toBe('import.double-column')
    expect(codeOf(() => read('email,name\na@example.org,"never closed\n'))).toBe('import.not-csv')
    expect(codeOf(() => readList(new Uint8Array([0x65, 0x6d, 0xfc, 0x2c])))).toBe('import.not-utf8')
    expect(codeOf(() => readList(new Uint8Array(MOST_BYTES + 1)))).toBe('import.too-large')
    expect(codeOf(() => read(`email\n${'a@example.org\n'.repeat(MOST_LINES + 1)}`))).toBe('import.too-many-lines')
  })
})
