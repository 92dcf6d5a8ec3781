import { definePhrases } from './define-phrases'
import { joinedTitles, listed } from './listing'

export const de = definePhrases({
  language: 'de',
  modules: {
    background: 'Hintergrund',
    prepare: 'Bevor Sie beginnen',
    procedure: 'Das Verfahren',
    trouble: 'Wenn etwas schiefgeht',
    decisions: 'Besondere Fälle',
    records: 'Aufzeichnungen und Qualität',
  },
  assessment: 'Abschlusstest',
  topics: {
    aim: 'Zweck',
    roles: 'Verantwortlichkeiten',
    terms: 'Begriffe',
    principle: 'Prinzip',
    need: 'Material',
    safety: 'Sicherheit',
    training: 'Schulung',
    trouble: 'Störungen',
    records: 'Aufzeichnungen',
    quality: 'Qualität',
  },
  stepByStep: (title) => `${title}, Schritt für Schritt`,
  andMore: (title) => `${title} und mehr`,
  joined: (titles) => joinedTitles(titles, 'und'),
  part: (title, part) => `${title}: ${part}`,
  headings: {
    remember: 'Merken Sie sich',
    decisions: 'Was tun, wenn …',
    when: 'Wenn das der Fall ist',
    then: 'Tun Sie das',
  },
  colon: ': ',
  objectivesTitle: 'Lernziele',
  passAt: 'bestanden ab',
  draws: (draw, bank) => `Jeder Versuch stellt ${String(draw)} von diesen ${String(bank)} Fragen.`,
  or: 'oder',
  summary: ({ title, lessons, topics }) =>
    `Dieser Kurs vermittelt das Verfahren „${title}“ in ${lessons === 1 ? 'einer Lektion' : `${String(lessons)} Lektionen`}. ` +
    `Themen: ${topics.join('; ')}. ` +
    `Jede Aussage steht im Wortlaut der SOP und zeigt ihre Stelle. ` +
    `Die Lektionen enthalten Übungsfragen, und ein Abschlusstest beendet den Kurs.`,
  objectives: {
    order: (title, ends) =>
      `Die Schritte von „${title}“ in der richtigen Reihenfolge ausführen${ends ? `, von „${ends[0]}“ bis „${ends[1]}“` : ''}`,
    steps: (title) => `Die Anweisungen zu „${title}“ anwenden`,
    cautions: (title) => `Die Warnungen zu „${title}“ beachten`,
    limits: (title, kinds) => `Die richtigen ${listed(kinds, 'und')} zu „${title}“ nennen`,
    wrong: (problem) => `Die richtige Maßnahme wählen, wenn etwas schiefgeht, zum Beispiel: ${problem}`,
    decide: (condition) => `Entscheiden, was in den Fällen zu tun ist, die die SOP vorsieht, etwa „${condition}“`,
    roles: (names) => `Sagen, wer wofür verantwortlich ist: ${listed(names, 'und')}`,
    terms: (terms) =>
      `${terms.length === 1 ? 'Den Begriff' : 'Die Begriffe'} ${listed(
        terms.map((term) => `„${term}“`),
        'und',
      )} erklären`,
    materials: (title) => `Nennen, was bereitliegen muss: ${title}`,
    explain: (title) => `Zusammenfassen, was die SOP zu „${title}“ sagt`,
  },
  measures: {
    time: 'Zeiten',
    temperature: 'Temperaturen',
    length: 'Längen',
    mass: 'Gewichte',
    volume: 'Volumina',
    share: 'Prozentwerte',
    frequency: 'Häufigkeiten',
    count: 'Anzahlen',
    other: 'Werte',
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
    observed: (title) => `Führen Sie dies vor, während jemand zusieht, oder haken Sie es selbst ab: ${title}.`,
    sorted: (title) => `Wohin gehört das jeweils? Ordnen Sie es dem Teil von „${title}“ zu.`,
    cases: 'Ordnen Sie jedem Fall zu, was die SOP dann verlangt.',
    spot: (title) => `Diese Aussagen betreffen „${title}“. In einer steckt ein Fehler. In welcher?`,
    scene: (title, action) => `Sie arbeiten an „${title}“. Jemand sagt: „${action}“`,
    excuses: [
      '„Ja, aber nur dieses eine Mal, weil die Zeit drängt.“',
      '„Ja, wenn jemand von uns dabei aufpasst.“',
      '„Jetzt nicht. Wir machen das später, wenn es ruhig ist.“',
    ],
    decision: (title, condition) => `„${title}“. Der Fall: „${condition} …“ Was tun Sie?`,
    decisionPrompt: 'Entscheiden Sie Schritt für Schritt, was zu tun ist.',
    cards: 'Drehen Sie die Karten um. Welche kannten Sie?',
    card: (sentence, situation) => `${situation}„${sentence}“`,
    propose: (action) => `Wir können doch ${action}`,
    scenePrompt: 'Jemand macht einen Vorschlag. Was antworten Sie?',
    forbidden: (prohibition) => /^(?:nicht|nie|niemals|keine?n?)\s+(.*en)$/iu.exec(prohibition)?.[1] ?? null,
    turned: turnedOf,
    may: (action) => `man darf ${action}`,
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

/** `Verwenden Sie kein heißes Wasser` without its "kein"; null where that would not be German. */
function turnedOf(prohibition: string): string | null {
  const match = /^(\p{Lu}\p{Ll}+ Sie(?: \p{L}+){0,4}?)\s+(?:niemals|nie|nicht|kein|keine)\s+(.+)$/u.exec(prohibition)
  // After "keine" an adjective ends otherwise than alone: `keine vollen Flaschen`, `volle Flaschen`.
  const rest = (match?.[2] ?? '').replace(/^(\p{Ll}+e)n(?=\s\p{Lu})/u, / keine /.test(prohibition) ? '$1' : '$&')
  return match ? `${match[1] ?? ''} ${rest}` : null
}
