import { isImperative } from '@/shared/language'
import { definePhrases } from './define-phrases'
import { joinedTitles, listed, lowerFirst } from './listing'

export const en = definePhrases({
  language: 'en',
  modules: {
    background: 'Background',
    prepare: 'Before you start',
    procedure: 'The procedure',
    trouble: 'When something goes wrong',
    decisions: 'Special cases',
    records: 'Records and quality',
  },
  assessment: 'Final assessment',
  topics: {
    aim: 'Purpose',
    roles: 'Responsibilities',
    terms: 'Terms',
    principle: 'Principle',
    need: 'Materials',
    safety: 'Safety',
    training: 'Training',
    trouble: 'Problems',
    records: 'Records',
    quality: 'Quality',
  },
  stepByStep: (title) => `${title}, step by step`,
  andMore: (title) => `${title} and more`,
  joined: (titles) =>
    joinedTitles(
      titles.map((title, index) => (index === 0 ? title : lowerFirst(title))),
      'and',
    ),
  part: (title, part) => `${title}: ${lowerFirst(part)}`,
  headings: {
    remember: 'Remember',
    decisions: 'What to do if …',
    when: 'If this is the case',
    then: 'Do this',
  },
  colon: ': ',
  objectivesTitle: 'Objectives',
  passAt: 'pass at',
  draws: (draw, bank) => `Each attempt asks ${String(draw)} of these ${String(bank)} questions.`,
  or: 'or',
  summary: ({ title, lessons, topics }) =>
    `This course teaches the procedure “${title}” in ${lessons === 1 ? 'one lesson' : `${String(lessons)} lessons`}. ` +
    `Topics: ${topics.join('; ')}. ` +
    `Every statement is in the words of the SOP and shows its passage. ` +
    `Lessons have questions for practice, and a final assessment closes the course.`,
  objectives: {
    order: (title, ends) =>
      `${isAction(title) ? title : isNoun(title) ? `Carry out ${withArticle(lowerFirst(title))}` : `Follow “${title}”`} in the right order${ends ? `, from “${ends[0]}” to “${ends[1]}”` : ''}`,
    steps: (title) =>
      isAction(title)
        ? `${title} as the SOP instructs`
        : `Act on the instructions ${isNoun(title) ? `for ${lowerFirst(title)}` : `of “${title}”`}`,
    cautions: (title) => `Respect the warnings in “${title}”`,
    limits: (title, kinds) =>
      `Give the right ${listed(kinds, 'and')} ${isNoun(title) ? `for ${lowerFirst(title)}` : `of “${title}”`}`,
    wrong: (problem) => `Choose the right remedy when something goes wrong, for example: ${lowerFirst(problem)}`,
    decide: (condition) => `Decide what to do in the cases the SOP names, such as “${condition}”`,
    roles: (names) => `Say who is responsible for what: ${listed(names, 'and')}`,
    terms: (terms) =>
      `Explain the ${terms.length === 1 ? 'term' : 'terms'} ${listed(
        terms.map((term) => `“${term}”`),
        'and',
      )}`,
    materials: (title) => `Name what has to be at hand: ${lowerFirst(title)}`,
    explain: (title) => `Sum up what the SOP says about ${isNoun(title) ? lowerFirst(title) : `“${title}”`}`,
  },
  measures: {
    time: 'times',
    temperature: 'temperatures',
    length: 'lengths',
    mass: 'weights',
    volume: 'volumes',
    share: 'percentages',
    frequency: 'frequencies',
    count: 'numbers',
    other: 'values',
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
    observed: (title) => `Do this while somebody watches, or tick it off yourself: ${title}.`,
    sorted: (title) => `Where does each of these belong? Match it with its part of “${title}”.`,
    cases: 'Match each case with what the SOP asks you to do.',
    spot: (title) => `These statements are about “${title}”. One of them has an error. Which one?`,
    scene: (title, action) => `You are working on “${title}”. A colleague says: “${action}”`,
    excuses: [
      '“Yes, but only this once, because time is short.”',
      '“Yes, if one of us keeps an eye on it.”',
      '“Not now. Let us do it later, when it is quiet.”',
    ],
    decision: (title, condition) => `“${title}”. This is the case: “${condition} …” What do you do?`,
    decisionPrompt: 'Decide what to do, step by step.',
    cards: 'Turn the cards. Which ones did you know?',
    card: (sentence, situation) => `${situation}“${sentence}”`,
    propose: (action) => `Let us ${action}`,
    scenePrompt: 'A colleague makes a proposal. What do you answer?',
    forbidden: (prohibition) =>
      /^(?:do not|don't|never)\s+(?!in\b|on\b|under\b)(\p{Ll}.*)$/iu.exec(prohibition)?.[1] ?? null,
    turned: () => null,
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

/** Titles that can stand in running text: no questions, no sentences, nothing with a part after a colon. */
const isNoun = (title: string): boolean =>
  !/[?!:;]|^(?:how|what|when|who|why|where|if|your|you)\b/i.test(title) && !/^[\d#]/.test(title) && title.length <= 60

const withArticle = (title: string): string =>
  /\b(?:process|procedure|protocol|workflow|checklist)$/.test(title) && !/ and |[;,]/.test(title)
    ? `the ${title}`
    : title

/** `Create the incident file`, but not `Restart and recovery`. */
const isAction = (title: string): boolean => isImperative(title, 'en') && !/^\S+ and\b/.test(title)
