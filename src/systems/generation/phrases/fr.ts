import { definePhrases } from './define-phrases'

export const fr = definePhrases({
  language: 'fr',
  modules: {
    background: 'Contexte',
    prepare: 'Avant de commencer',
    procedure: 'La procédure',
    trouble: 'En cas de problème',
    records: 'Enregistrements et qualité',
  },
  assessment: 'Évaluation finale',
  joined: (titles) =>
    joinedTitles(
      titles.map((title, index) => (index === 0 ? title : lowerFirst(title))),
      'et',
    ),
  part: (title, part) => `${title} : ${lowerFirst(part)}`,
  headings: {
    need: 'Ce qu’il vous faut',
    roles: 'Qui fait quoi',
    terms: 'Termes',
    numbers: 'Chiffres à retenir',
    cautions: 'Attention',
    wrong: 'En cas de problème',
    scope: 'Domaine d’application',
    purpose: 'Objet',
  },
  or: 'ou',
  summary: ({ title, lessons, minutes, topics }) =>
    `${lessons === 1 ? 'Une leçon' : `${String(lessons)} leçons`}, environ ${String(minutes)} minutes, sur la procédure « ${title} ». ` +
    `Sujets : ${topics.join(' ; ')}. Les mots sont ceux de la procédure, et chaque énoncé montre son passage. ` +
    `Une évaluation finale clôt le cours.`,
  objectives: {
    steps: (title) => `Exécuter les étapes de « ${title} » comme la procédure les prescrit`,
    cautions: (title) => `Reconnaître ce qu’il faut éviter dans « ${title} », et pourquoi`,
    limits: (title) => `Citer les durées, températures et autres limites de « ${title} »`,
    wrong: (title) => `Choisir la bonne action face à un problème de « ${title} »`,
    roles: 'Dire qui est responsable de quoi',
    terms: (terms) =>
      `Expliquer les termes ${listed(
        terms.map((term) => `« ${term} »`),
        'et',
      )}`,
    materials: (title) => `Énumérer ce qu’il faut pour « ${title} »`,
    explain: (title) => `Expliquer ce que la procédure dit de « ${title} »`,
  },
  ask: {
    order: (title) => `Mettez ces étapes de « ${title} » dans l’ordre de la procédure.`,
    next: (title, step) => `Dans « ${title} », vous venez de finir cette étape : « ${step} » Laquelle suit ?`,
    within: (step, title) =>
      `Lesquels font partie de l’étape « ${step} » de « ${title} » ? Choisissez toutes les bonnes réponses.`,
    trueFalse: (statement) => `Vrai ou faux : ${statement}`,
    trueFalseIn: (situation, statement) => `Vrai ou faux : ${situation} : ${statement}`,
    value: (sentence, situation) => `Quelle valeur manque ? ${situation}« ${sentence} »`,
    number: (sentence, unit, situation) => `Quel nombre manque ? ${situation}« ${sentence} » Unité : ${unit}.`,
    cloze: (situation) => `Complétez ce passage de la procédure${situation}.`,
    whatThen: (condition, situation) => `${situation}que demande la procédure dans ce cas ? « ${condition} »`,
    solution: (problem, cause) =>
      `Vous rencontrez ce problème : « ${problem} »${cause === null ? '.' : `, et la cause est « ${cause} ».`} Que faites-vous ?`,
    belongs: (lead) => `La procédure dit : « ${lead} » Lesquels cite-t-elle ? Choisissez toutes les bonnes réponses.`,
    belongsTo: (title) =>
      `Lesquels la procédure cite-t-elle sous « ${title} » ? Choisissez toutes les bonnes réponses.`,
    terms: 'Associez chaque terme à son sens.',
    term: (meaning) => `De quel terme s’agit-il ? « ${meaning} »`,
    name: (sentence, situation) => `Que faut-il dans le vide ? ${situation}« ${sentence} »`,
    meaning: (term) => `Qu’entend la procédure par « ${term} » ?`,
    duties: 'Associez chaque rôle à sa responsabilité.',
    who: (duty) => `Qui en est responsable ? « ${duty} »`,
    columns: (left, right) => `Associez : ${left} et ${lowerFirst(right)}.`,
    labelled: (lead, title) => `Associez chaque élément à ce qu’en dit la procédure (${title} : ${lowerFirst(lead)}).`,
    spot: (title) => `Ces énoncés concernent « ${title} ». L’un d’eux contient une erreur. Lequel ?`,
    scene: (title, action) => `Vous travaillez à « ${title} ». Un collègue dit : « ${action} »`,
    propose: (action) => action,
    scenePrompt: 'Un collègue fait une proposition. Que répondez-vous ?',
    forbidden: () => null,
    may: (action) => action,
    refuse: (clause) => `« Non. ${clause} »`,
    goAlong: (action) => `« D’accord. ${action} »`,
    sceneRight: (clause) => clause,
  },
  gap: '____',
  units: {
    s: 'secondes',
    min: 'minutes',
    h: 'heures',
    day: 'jours',
    week: 'semaines',
    month: 'mois',
    year: 'ans',
    times: 'fois',
  },
})

function listed(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`
}

/** Titles that hold an "et" themselves are kept apart by semicolons. */
function joinedTitles(titles: readonly string[], and: string): string {
  return titles.length > 1 && titles.some((title) => title.includes(` ${and} `))
    ? titles.join('; ')
    : listed(titles, and)
}

function lowerFirst(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
