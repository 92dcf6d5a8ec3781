export type Unit = { unit: string; dimension: string }

/** canonical unit: [dimension, spellings in any case]. A hyphen may also be a blank. */
const ANY_CASE: Record<string, [string, string]> = {
  s: ['time', 's sec secs second seconds seconde seconden sekunde sekunden secondes segundo segundos'],
  min: ['time', 'min mins min. minute minutes minuut minuten minuto minutos'],
  h: ['time', 'h hr hrs hr. hour hours uur uren stunde stunden heure heures hora horas'],
  day: ['time', 'd day days dag dagen tag tage tagen jour jours día días'],
  weekday: ['time', 'business-day business-days werkdag werkdagen werktag werktage'],
  week: ['time', 'week weeks weken woche wochen semaine semaines semana semanas'],
  month: ['time', 'month months maand maanden monat monate monaten mois mes meses'],
  year: ['time', 'year years jaar jaren jahr jahre jahren an ans année années año años'],
  times: ['frequency', 'time times keer maal mal fois veces vez'],
  daily: ['frequency', 'daily dagelijks täglich'],
  weekly: ['frequency', 'weekly wekelijks wöchentlich'],
  monthly: ['frequency', 'monthly maandelijks monatlich'],
  yearly: ['frequency', 'yearly annually jaarlijks jährlich'],
  '°C': ['temperature', '°c degc celsius grad-celsius graden-celsius degrees-celsius degrés-celsius grados-celsius'],
  '°F': ['temperature', '°f degf fahrenheit'],
  '%': ['share', '% percent procent prozent pourcent'],
  inch: ['length', 'inch inches duim zoll pouce pouces pulgada pulgadas'],
  ft: ['length', 'ft foot feet'],
  mm: [
    'length',
    'mm millimeter millimeters millimetern millimetre millimetres millimètre millimètres milímetro milímetros',
  ],
  cm: [
    'length',
    'cm centimeter centimeters zentimeter zentimetern centimetre centimetres centimètre centimètres centímetro centímetros',
  ],
  m: ['length', 'meter meters metern metre metres mètre mètres metro metros'],
  km: ['length', 'km kilometer kilometers kilometern kilometre kilometres kilomètre kilomètres kilómetro kilómetros'],
  lb: ['mass', 'lb lbs pound pounds'],
  oz: ['mass', 'oz ounce ounces'],
  g: ['mass', 'gram grams gramme grammes gramm gramo gramos'],
  kg: ['mass', 'kg kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos kilo kilos'],
  mg: ['mass', 'mg milligram milligrams milligramm milligramme milligrammes miligramo miligramos'],
  L: ['volume', 'liter liters litern litre litres litro litros'],
  mL: ['volume', 'ml milliliter milliliters millilitern millilitre millilitres mililitro mililitros'],
  rpm: ['speed', 'rpm'],
  xg: ['speed', 'xg ×g'],
  mbar: ['pressure', 'mbar millibar'],
  bar: ['pressure', 'bar'],
  psi: ['pressure', 'psi'],
  kPa: ['pressure', 'kpa'],
  kB: ['size', 'kb'],
  MB: ['size', 'mb'],
  GB: ['size', 'gb'],
  V: ['voltage', 'volt volts'],
  ppm: ['concentration', 'ppm'],
  copies: ['count', 'copy copies kopie kopieën kopien copias'],
  'person-hour': ['effort', 'person-hour person-hours'],
}
/** Symbols whose case matters. */
const EXACT_CASE: Record<string, [string, string]> = {
  m: ['length', 'm'],
  μm: ['length', 'μm'],
  nm: ['length', 'nm'],
  g: ['mass', 'g'],
  μg: ['mass', 'μg'],
  L: ['volume', 'L l'],
  μL: ['volume', 'μl μL'],
  mM: ['concentration', 'mM'],
  M: ['concentration', 'M'],
  'mg/mL': ['concentration', 'mg/ml mg/mL'],
  'μS/cm': ['conductivity', 'μS/cm'],
  'mS/cm': ['conductivity', 'mS/cm'],
  V: ['voltage', 'V'],
  A: ['current', 'A'],
  W: ['power', 'W'],
  Hz: ['frequency', 'Hz'],
  K: ['temperature', 'K'],
}

const anyCase = new Map<string, Unit>()
const exactCase = new Map<string, Unit>()
for (const [unit, [dimension, spellings]] of Object.entries(ANY_CASE)) {
  for (const spelling of spellings.split(' ')) anyCase.set(spelling, { unit, dimension })
}
for (const [unit, [dimension, spellings]] of Object.entries(EXACT_CASE)) {
  for (const spelling of spellings.split(' ')) exactCase.set(spelling, { unit, dimension })
}
const escaped = [...exactCase.keys(), ...anyCase.keys()]
  .sort((a, b) => b.length - a.length)
  .map((spelling) => spelling.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/-/g, '[ -]'))
const AT_START = new RegExp(`^[ \\t]?-?(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu')

export function unitNamed(spelling: string): Unit | null {
  return exactCase.get(spelling) ?? anyCase.get(spelling.toLowerCase().replace(/ /g, '-')) ?? null
}

/** The unit that stands at the start of `rest` (after at most one blank or hyphen), with the characters it takes. */
export function unitAtStart(rest: string): (Unit & { length: number }) | null {
  const match = AT_START.exec(rest)
  const unit = match?.[1] === undefined ? null : unitNamed(match[1])
  return match && unit ? { ...unit, length: match[0].length } : null
}

/** Every spelling of a unit, for accepting an answer in words or as a symbol. */
export function spellingsOf(unit: string): string[] {
  const named = (ANY_CASE[unit]?.[1].split(' ') ?? []).flatMap((one) => [one, one.replace(/-/g, ' ')])
  const symbols = EXACT_CASE[unit]?.[1].split(' ') ?? []
  return [...new Set([...symbols, ...named])]
}
