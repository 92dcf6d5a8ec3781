import { definePhrases } from './define-phrases'

export const en = definePhrases({
  language: 'en',
  modules: {
    background: 'Background',
    prepare: 'Before you start',
    procedure: 'The procedure',
    trouble: 'When something goes wrong',
    records: 'Records and quality',
  },
  assessment: 'Final assessment',
  joined: (titles) =>
    joinedTitles(
      titles.map((title, index) => (index === 0 ? title : lowerFirst(title))),
      'and',
    ),
  part: (title, part) => `${title}: ${lowerFirst(part)}`,
  headings: {
    need: 'What you need',
    roles: 'Who does what',
    terms: 'Terms',
    numbers: 'Numbers to remember',
    cautions: 'Take care',
    wrong: 'When it goes wrong',
    scope: 'Scope',
    purpose: 'Purpose',
  },
  or: 'or',
  summary: ({ title, lessons, minutes, topics }) =>
    `${lessons === 1 ? 'One lesson' : `${String(lessons)} lessons`}, about ${String(minutes)} minutes, on the procedure “${title}”. ` +
    `Topics: ${topics.join('; ')}. The wording is that of the SOP, and each statement shows its passage. ` +
    `A final assessment closes the course.`,
  objectives: {
    steps: (title) => `Carry out the steps of “${title}” as the SOP lays them down`,
    cautions: (title) => `Recognise what must be avoided in “${title}”, and why`,
    limits: (title) => `Recall the times, temperatures and other limits of “${title}”`,
    wrong: (title) => `Choose the right action when a problem of “${title}” occurs`,
    roles: 'State who is responsible for what',
    terms: (terms) =>
      `Explain the terms ${listed(
        terms.map((term) => `“${term}”`),
        'and',
      )}`,
    materials: (title) => `List what is needed under “${title}”`,
    explain: (title) => `Explain what the SOP says about “${title}”`,
  },
  ask: {
    order: (title) => `Put these steps of “${title}” in the order of the SOP.`,
    next: (title, step) => `In “${title}” you have just finished this step: “${step}” Which step comes next?`,
    within: (step, title) => `Which of these are part of the step “${step}” in “${title}”? Select all that apply.`,
    trueFalse: (statement) => `True or false: ${statement}`,
    trueFalseIn: (situation, statement) => `True or false: ${situation}: ${statement}`,
    value: (sentence, situation) => `Which value is missing? ${situation}“${sentence}”`,
    number: (sentence, unit, situation) => `Which number is missing? ${situation}“${sentence}” Answer in ${unit}.`,
    cloze: (situation) => `Fill the gap in this passage of the SOP${situation}.`,
    whatThen: (condition, situation) => `${situation}what does the SOP ask you to do in this case? “${condition}”`,
    solution: (problem, cause) =>
      `You meet this problem: “${problem}”${cause === null ? '.' : `, and the cause is “${cause}”.`} What do you do?`,
    belongs: (lead) => `The SOP says: “${lead}” Which of these does it list? Select all that apply.`,
    belongsTo: (title) => `Which of these does the SOP list under “${title}”? Select all that apply.`,
    terms: 'Match each term with its meaning.',
    term: (meaning) => `Which term is meant? “${meaning}”`,
    name: (sentence, situation) => `What belongs in the gap? ${situation}“${sentence}”`,
    meaning: (term) => `What does the SOP mean by “${term}”?`,
    duties: 'Match each role with its responsibility.',
    who: (duty) => `Who has this responsibility? “${duty}”`,
    columns: (left, right) => `Match: ${left} and ${lowerFirst(right)}.`,
    labelled: (lead, title) => `Match each item with what the SOP says of it (${title}: ${lowerFirst(lead)}).`,
    spot: (title) => `These statements are about “${title}”. One of them has an error. Which one?`,
    scene: (title, action) => `You are working on “${title}”. A colleague says: “${action}”`,
    propose: (action) => `Let us ${action}`,
    scenePrompt: 'A colleague makes a proposal. What do you answer?',
    forbidden: (prohibition) =>
      /^(?:do not|don't|never)\s+(?!in\b|on\b|under\b)(\p{Ll}.*)$/iu.exec(prohibition)?.[1] ?? null,
    may: (action) => `you may ${action}`,
    refuse: (clause) => `“No. ${clause}”`,
    goAlong: (action) => `“Fine. ${action}”`,
    sceneRight: (clause) => clause,
  },
  gap: '____',
  units: {
    s: 'seconds',
    min: 'minutes',
    h: 'hours',
    day: 'days',
    week: 'weeks',
    month: 'months',
    year: 'years',
    times: 'times',
    inch: 'inches',
    lb: 'pounds',
    copies: 'copies',
    'person-hour': 'person-hours',
  },
})

function listed(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`
}

/** Titles that hold an "and" themselves are kept apart by semicolons. */
function joinedTitles(titles: readonly string[], and: string): string {
  return titles.length > 1 && titles.some((title) => title.includes(` ${and} `))
    ? titles.join('; ')
    : listed(titles, and)
}

function lowerFirst(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
