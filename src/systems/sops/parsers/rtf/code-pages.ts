/** Character sets of fonts (`\fcharset`) → the code page that their bytes are in. */
const ofFont: Record<number, string> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}
const ofDocument: Record<number, string> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  874: 'windows-874',
  10000: 'macintosh',
  65001: 'utf-8',
}

export const pageOfFont = (charset: number): string | undefined => ofFont[charset]

/** The code page of `\ansicpg`, Windows-1252 where it names none that is known. */
export function pageOfDocument(number: number): string {
  const name = ofDocument[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : 'windows-1252')
  return name
}
