import { definePhrases } from './define-phrases'

export const de = definePhrases({
  language: 'de',
  modules: {
    background: 'Hintergrund',
    prepare: 'Bevor Sie beginnen',
    procedure: 'Das Verfahren',
    trouble: 'Wenn etwas schiefgeht',
    records: 'Aufzeichnungen und Qualität',
  },
  assessment: 'Abschlusstest',
  joined: (titles) =>
    titles.length > 1 && titles.some((title) => title.includes(' und ')) ? titles.join('; ') : listed(titles, 'und'),
  part: (title, part) => `${title}: ${part}`,
  headings: {
    need: 'Was Sie brauchen',
    roles: 'Wer macht was',
    terms: 'Begriffe',
    numbers: 'Zahlen zum Merken',
    cautions: 'Vorsicht',
    wrong: 'Wenn es schiefgeht',
    scope: 'Geltungsbereich',
    purpose: 'Zweck',
  },
  or: 'oder',
  summary: ({ title, lessons, minutes, topics }) =>
    `${lessons === 1 ? 'Eine Lektion' : `${String(lessons)} Lektionen`}, etwa ${String(minutes)} Minuten, zum Verfahren „${title}“. ` +
    `Themen: ${topics.join('; ')}. Der Wortlaut ist der der SOP, und jede Aussage zeigt ihre Stelle. ` +
    `Ein Abschlusstest beendet den Kurs.`,
  objectives: {
    steps: (title) => `Die Schritte von „${title}“ so ausführen, wie die SOP sie vorschreibt`,
    cautions: (title) => `Erkennen, was bei „${title}“ zu vermeiden ist, und warum`,
    limits: (title) => `Die Zeiten, Temperaturen und anderen Grenzen von „${title}“ nennen`,
    wrong: (title) => `Bei einem Problem mit „${title}“ die richtige Maßnahme wählen`,
    roles: 'Angeben, wer wofür verantwortlich ist',
    terms: (terms) =>
      `Die Begriffe ${listed(
        terms.map((term) => `„${term}“`),
        'und',
      )} erklären`,
    materials: (title) => `Aufzählen, was unter „${title}“ gebraucht wird`,
    explain: (title) => `Erklären, was die SOP zu „${title}“ sagt`,
  },
  ask: {
    order: (title) => `Bringen Sie diese Schritte von „${title}“ in die Reihenfolge der SOP.`,
    next: (title, step) => `Bei „${title}“ haben Sie diesen Schritt beendet: „${step}“ Welcher folgt?`,
    within: (step, title) => `Was gehört zum Schritt „${step}“ von „${title}“? Wählen Sie alles Zutreffende.`,
    trueFalse: (statement) => `Richtig oder falsch: ${statement}`,
    trueFalseIn: (situation, statement) => `Richtig oder falsch: ${situation}: ${statement}`,
    value: (sentence, situation) => `Welcher Wert fehlt? ${situation}„${sentence}“`,
    number: (sentence, unit, situation) => `Welche Zahl fehlt? ${situation}„${sentence}“ Einheit: ${unit}.`,
    cloze: (situation) => `Füllen Sie die Lücke in dieser Stelle der SOP${situation}.`,
    whatThen: (condition, situation) => `${situation}was verlangt die SOP in diesem Fall? „${condition}“`,
    solution: (problem, cause) =>
      `Sie haben dieses Problem: „${problem}“${cause === null ? '.' : `, und die Ursache ist „${cause}“.`} Was tun Sie?`,
    belongs: (lead) => `Die SOP sagt: „${lead}“ Was nennt sie dabei? Wählen Sie alles Zutreffende.`,
    belongsTo: (title) => `Was nennt die SOP unter „${title}“? Wählen Sie alles Zutreffende.`,
    terms: 'Ordnen Sie jedem Begriff seine Bedeutung zu.',
    term: (meaning) => `Welcher Begriff ist gemeint? „${meaning}“`,
    name: (sentence, situation) => `Was gehört in die Lücke? ${situation}„${sentence}“`,
    meaning: (term) => `Was versteht die SOP unter „${term}“?`,
    duties: 'Ordnen Sie jeder Rolle ihre Verantwortung zu.',
    who: (duty) => `Wer ist dafür verantwortlich? „${duty}“`,
    columns: (left, right) => `Ordnen Sie zu: ${left} und ${right}.`,
    labelled: (lead, title) => `Ordnen Sie zu, was die SOP jeweils sagt (${title}: ${lead}).`,
    spot: (title) => `Diese Aussagen betreffen „${title}“. In einer steckt ein Fehler. In welcher?`,
    scene: (title, action) => `Sie arbeiten an „${title}“. Jemand sagt: „${action}“`,
    propose: (action) => action,
    scenePrompt: 'Jemand macht einen Vorschlag. Was antworten Sie?',
    forbidden: () => null,
    may: (action) => action,
    refuse: (clause) => `„Nein. ${clause}“`,
    goAlong: (action) => `„Gut. ${action}“`,
    sceneRight: (clause) => clause,
  },
  gap: '____',
  units: {
    s: 'Sekunden',
    min: 'Minuten',
    h: 'Stunden',
    day: 'Tage',
    week: 'Wochen',
    month: 'Monate',
    year: 'Jahre',
    times: 'Mal',
  },
})

function listed(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`
}
