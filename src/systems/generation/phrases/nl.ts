import { definePhrases } from './define-phrases'

export const nl = definePhrases({
  language: 'nl',
  modules: {
    background: 'Achtergrond',
    prepare: 'Voor je begint',
    procedure: 'De procedure',
    trouble: 'Als er iets misgaat',
    records: 'Registratie en kwaliteit',
  },
  assessment: 'Eindtoets',
  joined: (titles) =>
    joinedTitles(
      titles.map((title, index) => (index === 0 ? title : lowerFirst(title))),
      'en',
    ),
  part: (title, part) => `${title}: ${lowerFirst(part)}`,
  headings: {
    need: 'Wat je nodig hebt',
    roles: 'Wie doet wat',
    terms: 'Begrippen',
    numbers: 'Getallen om te onthouden',
    cautions: 'Let op',
    wrong: 'Als het misgaat',
    scope: 'Toepassingsgebied',
    purpose: 'Doel',
  },
  or: 'of',
  summary: ({ title, lessons, minutes, topics }) =>
    `${lessons === 1 ? 'Eén les' : `${String(lessons)} lessen`}, ongeveer ${String(minutes)} minuten, over de procedure “${title}”. ` +
    `Onderwerpen: ${topics.join('; ')}. De bewoording is die van de SOP, en elke uitspraak toont haar passage. ` +
    `Een eindtoets sluit de cursus af.`,
  objectives: {
    steps: (title) => `De stappen van “${title}” uitvoeren zoals de SOP ze voorschrijft`,
    cautions: (title) => `Herkennen wat bij “${title}” vermeden moet worden, en waarom`,
    limits: (title) => `De tijden, aantallen en andere grenzen van “${title}” noemen`,
    wrong: (title) => `De juiste handeling kiezen bij een probleem met “${title}”`,
    roles: 'Zeggen wie waarvoor verantwoordelijk is',
    terms: (terms) =>
      `De begrippen ${listed(
        terms.map((term) => `“${term}”`),
        'en',
      )} uitleggen`,
    materials: (title) => `Opsommen wat nodig is bij “${title}”`,
    explain: (title) => `Uitleggen wat de SOP zegt over “${title}”`,
  },
  ask: {
    order: (title) => `Zet deze stappen van “${title}” in de volgorde van de SOP.`,
    next: (title, step) => `Bij “${title}” heb je net deze stap afgerond: “${step}” Welke stap komt daarna?`,
    within: (step, title) => `Welke van deze horen bij de stap “${step}” van “${title}”? Kies alle juiste.`,
    trueFalse: (statement) => `Waar of niet waar: ${statement}`,
    trueFalseIn: (situation, statement) => `Waar of niet waar: ${situation}: ${statement}`,
    value: (sentence, situation) => `Welke waarde ontbreekt? ${situation}“${sentence}”`,
    number: (sentence, unit, situation) => `Welk getal ontbreekt? ${situation}“${sentence}” Antwoord in ${unit}.`,
    cloze: (situation) => `Vul aan wat ontbreekt in deze passage van de SOP${situation}.`,
    whatThen: (condition, situation) => `${situation}wat zegt de SOP voor dit geval? “${condition}”`,
    solution: (problem, cause) =>
      `Je stoot op dit probleem: “${problem}”${cause === null ? '.' : `, en de oorzaak is “${cause}”.`} Wat doe je?`,
    belongs: (lead) => `De SOP zegt: “${lead}” Welke van deze noemt ze daarbij? Kies alle juiste.`,
    belongsTo: (title) => `Welke van deze noemt de SOP onder “${title}”? Kies alle juiste.`,
    terms: 'Verbind elk begrip met zijn betekenis.',
    term: (meaning) => `Welk begrip is bedoeld? “${meaning}”`,
    name: (sentence, situation) => `Wat hoort op de open plaats? ${situation}“${sentence}”`,
    meaning: (term) => `Wat verstaat de SOP onder “${term}”?`,
    duties: 'Verbind elke rol met haar verantwoordelijkheid.',
    who: (duty) => `Wie is hiervoor verantwoordelijk? “${duty}”`,
    columns: (left, right) => `Verbind: ${left} en ${lowerFirst(right)}.`,
    labelled: (lead, title) => `Verbind elk onderdeel met wat de SOP erover zegt (${title}: ${lowerFirst(lead)}).`,
    spot: (title) => `Deze uitspraken gaan over “${title}”. In één ervan staat een fout. In welke?`,
    scene: (title, action) => `Je werkt aan “${title}”. Een collega zegt: “${action}”`,
    propose: (action) => action,
    scenePrompt: 'Een collega doet een voorstel. Wat antwoord je?',
    forbidden: () => null,
    may: (action) => action,
    refuse: (clause) => `“Nee. ${clause}”`,
    goAlong: (action) => `“Goed. ${action}”`,
    sceneRight: (clause) => clause,
  },
  gap: '____',
  units: {
    s: 'seconden',
    min: 'minuten',
    h: 'uren',
    day: 'dagen',
    week: 'weken',
    month: 'maanden',
    year: 'jaren',
    times: 'keren',
    m: 'meters',
  },
})

function listed(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`
}

/** Titles that hold an "en" themselves are kept apart by semicolons. */
function joinedTitles(titles: readonly string[], and: string): string {
  return titles.length > 1 && titles.some((title) => title.includes(` ${and} `))
    ? titles.join('; ')
    : listed(titles, and)
}

function lowerFirst(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
