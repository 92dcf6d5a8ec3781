/** Whether two short texts say the same, whatever the case, spaces, dashes and quotes they are typed with. */
export function sameWording(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u201a]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/\s+/g, '')
    .replace(/^["'.,;:!?]+|["'.,;:!?]+$/g, '')
}

/**
 * The numbers a text can mean, none if it is more than a number. `1,000` is a thousand to some and one to others, so it
 * yields both.
 */
export function readNumbers(text: string): number[] {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/(?<=\d)[\s'\u2019](?=\d{3}(\D|$))/g, '')
  const readings = [
    typed,
    typed.replace(/,(?=\d{3}(\D|$))/g, ''),
    typed.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.'),
    typed.replace(',', '.'),
  ]
  const numbers = readings.filter((reading) => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(reading)).map(Number)
  return [...new Set(numbers)]
}
