/** Parts of a file that are not its text. What begins with `\*` and is not known is none either. */
export const LEFT_OUT = new Set(
  'colortbl listtable listoverridetable revtbl rsidtbl generator filetbl header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc aftnsep aftnsepc nonshppict annotation atnid atnauthor fldinst xe tc bkmkstart bkmkend themedata colorschememapping datastore latentstyles xmlnstbl mmathPr sp objdata objclass pgdsctbl template operator author keywords doccomm company subject category comment manager hlinkbase creatim revtim printim buptim userprops'.split(
    ' ',
  ),
)
export const SIGNS: Record<string, string> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  zwj: '\u200d',
  zwnj: '\u200c',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
}
