import { definePhrases } from './define-phrases'
import { joinedTitles, listed, lowerFirst } from './listing'

export const nl = definePhrases({
  language: 'nl',
  modules: {
    background: 'Achtergrond',
    prepare: 'Voor je begint',
    procedure: 'De procedure',
    trouble: 'Als er iets misgaat',
    decisions: 'Bijzondere gevallen',
    records: 'Registratie en kwaliteit',
  },
  assessment: 'Eindtoets',
  topics: {
    aim: 'Doel',
    roles: 'Verantwoordelijkheden',
    terms: 'Begrippen',
    principle: 'Principe',
    need: 'Benodigdheden',
    safety: 'Veiligheid',
    training: 'Competenties',
    trouble: 'Problemen',
    records: 'Registratie',
    quality: 'Kwaliteit',
  },
  stepByStep: (title) => `${title}, stap voor stap`,
  andMore: (title) => `${title} en meer`,
  joined: (titles) =>
    joinedTitles(
      titles.map((title, index) => (index === 0 ? title : lowerFirst(title))),
      'en',
    ),
  part: (title, part) => `${title}: ${lowerFirst(part)}`,
  headings: {
    remember: 'Onthoud',
    decisions: 'Wat te doen als …',
    when: 'Als dit het geval is',
    then: 'Doe dan dit',
  },
  colon: ': ',
  objectivesTitle: 'Leerdoelen',
  passAt: 'geslaagd vanaf',
  draws: (draw, bank) => `Elke poging stelt ${String(draw)} van deze ${String(bank)} vragen.`,
  or: 'of',
  summary: ({ title, lessons, topics }) =>
    `Deze cursus leert de procedure “${title}” in ${lessons === 1 ? 'één les' : `${String(lessons)} lessen`}. ` +
    `Onderwerpen: ${topics.join('; ')}. ` +
    `Elke uitspraak staat in de woorden van de SOP en toont haar passage. ` +
    `De lessen hebben oefenvragen, en een eindtoets sluit de cursus af.`,
  objectives: {
    order: (title, ends) =>
      `De stappen van “${title}” in de juiste volgorde uitvoeren${ends ? `, van “${ends[0]}” tot “${ends[1]}”` : ''}`,
    steps: (title) => `De instructies van “${title}” toepassen`,
    cautions: (title) => `De waarschuwingen bij “${title}” in acht nemen`,
    limits: (title, kinds) => `De juiste ${listed(kinds, 'en')} van “${title}” noemen`,
    wrong: (problem) => `De juiste oplossing kiezen als er iets misgaat, bijvoorbeeld: ${lowerFirst(problem)}`,
    decide: (condition) => `Beslissen wat te doen in de gevallen die de SOP noemt, zoals “${condition}”`,
    roles: (names) => `Zeggen wie waarvoor verantwoordelijk is: ${listed(names, 'en')}`,
    terms: (terms) =>
      `${terms.length === 1 ? 'Het begrip' : 'De begrippen'} ${listed(
        terms.map((term) => `“${term}”`),
        'en',
      )} uitleggen`,
    materials: (title) => `Noemen wat klaar moet liggen: ${lowerFirst(title)}`,
    explain: (title) => `Samenvatten wat de SOP zegt over “${title}”`,
  },
  measures: {
    time: 'tijden',
    temperature: 'temperaturen',
    length: 'lengtes',
    mass: 'gewichten',
    volume: 'volumes',
    share: 'percentages',
    frequency: 'frequenties',
    count: 'aantallen',
    other: 'waarden',
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
    observed: (title) => `Doe dit terwijl iemand meekijkt, of vink het zelf af: ${title}.`,
    sorted: (title) => `Waar hoort elk van deze thuis? Verbind het met zijn onderdeel van “${title}”.`,
    cases: 'Verbind elk geval met wat de SOP dan vraagt.',
    spot: (title) => `Deze uitspraken gaan over “${title}”. In één ervan staat een fout. In welke?`,
    scene: (title, action) => `Je werkt aan “${title}”. Een collega zegt: “${action}”`,
    excuses: [
      '“Ja, maar alleen deze ene keer, want de tijd dringt.”',
      '“Ja, als een van ons het in het oog houdt.”',
      '“Nu niet. We doen het later, als het rustig is.”',
    ],
    decision: (title, condition) => `“${title}”. Dit is het geval: “${condition} …” Wat doe je?`,
    decisionPrompt: 'Beslis stap voor stap wat je doet.',
    cards: 'Draai de kaarten om. Welke kende je?',
    card: (sentence, situation) => `${situation}“${sentence}”`,
    propose: (action) => `We kunnen toch ${action}`,
    scenePrompt: 'Een collega doet een voorstel. Wat antwoord je?',
    forbidden: (prohibition) => /^(?:nooit|niet)\s+(\p{Ll}.*en)$/iu.exec(prohibition)?.[1] ?? null,
    turned: turnedOf,
    may: (action) => `je mag ${action}`,
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

/** `Gebruik nooit heet water` without its "nooit"; null where that would not be Dutch. */
function turnedOf(prohibition: string): string | null {
  const match = /^(\p{Lu}\p{Ll}+)\s+(?:nooit|geen|niet)\s+(.+)$/u.exec(prohibition)
  return match ? `${match[1] ?? ''} ${match[2] ?? ''}` : null
}
