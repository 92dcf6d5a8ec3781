import { defineLexicon } from './define-lexicon'

export const de = defineLexicon({
  language: 'de',
  stop: `der die das den dem des ein eine einen einem einer eines und oder aber denn also von vom zu zum zur in im ins an
    am auf aus bei beim mit für durch über unter um als wenn dann dass daß ob weil da damit ist sind war waren sei wird
    werden wurde wurden hat haben hatte hatten es sie er wir ihr ihre ihren ihrem ihrer man sich sein seine so wie was
    welche welcher welches wer wo hier dort auch noch schon sehr mehr meist je pro jede jeder jedes alle allen aller
    diese dieser dieses diesen diesem jene zwischen gegen bzw usw`,
  negation:
    'nicht kein keine keinen keinem keiner keines nie niemals ohne weder noch nichts vermeiden vermeide vermieden verboten untersagt',
  obligation: 'muss müssen musst mußt erforderlich verpflichtend verpflichtet zwingend',
  recommendation: 'soll sollen sollte sollten empfohlen vorzugsweise',
  permission: 'kann können darf dürfen optional möglich erlaubt',
  only: 'nur ausschließlich lediglich',
  except: 'außer ausgenommen',
  always: 'immer stets',
  before: 'vor bevor vorher zuvor',
  after: 'nach nachdem danach anschließend',
  condition: 'wenn falls sobald sofern bis solange',
  bounds: {
    least: ['mindestens', 'wenigstens', 'minimal', 'minimum', 'oder mehr', '≥', '>='],
    most: [
      'höchstens',
      'maximal',
      'maximum',
      'nicht mehr als',
      'bis zu',
      'innerhalb von',
      'binnen',
      'oder weniger',
      '≤',
      '<=',
    ],
    above: ['mehr als', 'länger als', 'höher als', 'über', '>'],
    below: ['weniger als', 'kürzer als', 'niedriger als', 'unter', '<'],
    about: ['ungefähr', 'etwa', 'circa', 'ca.', '±', '~'],
  },
  rangeWords: ['bis', 'und'],
  numbers: {
    einmal: 1,
    zwei: 2,
    zweimal: 2,
    drei: 3,
    dreimal: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwölf: 12,
    fünfzehn: 15,
    zwanzig: 20,
    dreißig: 30,
    vierzig: 40,
    fünfzig: 50,
    sechzig: 60,
  },
  roleNouns: `leiter leiterin techniker technikerin mitarbeiter mitarbeiterin mitarbeitende personal beauftragter
    beauftragte verantwortlicher verantwortliche koordinator bediener operator arzt pflegekraft team vorgesetzter`,
  endings: 'ungen ung heiten heit keiten keit ieren iert enden end ern em en er es et st e n s t',
  abbreviations: 'z.b d.h u.a ca bzw usw nr abb max min ggf inkl evtl s.o dr prof',
})
