import { defineLexicon } from './define-lexicon'

export const nl = defineLexicon({
  language: 'nl',
  stop: `de het een en of maar dus want van in op aan bij voor met uit door om te naar tot als dan dat die dit deze er
    hier daar waar waarbij waarin waarop hierbij daarbij hiervoor daarvoor daarna hierna is zijn was waren wordt worden
    werd werden ben bent heeft hebben had hadden zal zullen zou zouden ook nog al wel toch zo zeer meer meest minder
    ze zij hij we wij je jij u uw hun hem haar mijn ons onze men zich over onder tussen tegen per via rond langs wat
    welke wie hoe waarom doordat omdat terwijl toen eens eerst vervolgens zelf elk elke alle ieder iedere enkele
    sommige ander andere bv bijv enz t.o.v`,
  negation: `niet geen nooit zonder noch nergens niemand niets vermijd vermijden vermeden vermijdt verboden`,
  obligation: 'moet moeten moest dient dienen verplicht vereist vereiste noodzakelijk',
  recommendation: 'aangeraden aanbevolen bij-voorkeur voorkeur aangewezen best',
  permission: 'kan kunnen mag mogen optioneel eventueel mogelijk toegestaan',
  only: 'alleen slechts enkel uitsluitend',
  except: 'tenzij behalve uitgezonderd',
  always: 'altijd steeds',
  before: 'vóór voordat vooraleer alvorens vooraf',
  after: 'na nadat nadien achteraf',
  condition: 'als indien wanneer zodra tenzij totdat tot mits',
  bounds: {
    least: ['ten minste', 'tenminste', 'minstens', 'minimaal', 'minimum', 'of meer', 'of langer', '≥', '>='],
    most: ['ten hoogste', 'hoogstens', 'maximaal', 'maximum', 'niet meer dan', 'of minder', 'binnen', '≤', '<='],
    above: ['meer dan', 'langer dan', 'hoger dan', 'boven', '>'],
    below: ['minder dan', 'korter dan', 'lager dan', 'onder', '<'],
    about: ['ongeveer', 'circa', 'ca.', '±', '~'],
  },
  rangeWords: ['tot', 'en'],
  numbers: {
    één: 1,
    éénmaal: 1,
    eenmaal: 1,
    twee: 2,
    tweemaal: 2,
    drie: 3,
    driemaal: 3,
    vier: 4,
    vijf: 5,
    zes: 6,
    zeven: 7,
    acht: 8,
    negen: 9,
    tien: 10,
    elf: 11,
    twaalf: 12,
    vijftien: 15,
    twintig: 20,
    dertig: 30,
    veertig: 40,
    vijftig: 50,
    zestig: 60,
    halve: 0.5,
    half: 0.5,
  },
  roleNouns: `verantwoordelijke verantwoordelijken medewerker medewerkers laborant laboranten leidinggevende manager
    operator operatoren technicus technici beheerder beheerders coördinator teamleider arts verpleegkundige
    terreinmedewerker terreinmedewerkers personeel dienst team gebruiker gebruikers`,
  endings: 'heden heid ingen ing eerd erde eren ende den ten der dt en de te e s t d n',
  abbreviations:
    'bv bijv enz ca resp incl excl nr nrs fig t.o.v i.f.v i.v.m o.a d.w.z m.b.v max min blz p z.s.m a.d.h.v n.v.t',
})
