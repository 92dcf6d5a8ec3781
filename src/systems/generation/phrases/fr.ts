import { definePhrases } from './define-phrases'
import { joinedTitles, listed, lowerFirst } from './listing'

export const fr = definePhrases({
  language: 'fr',
  modules: {
    background: 'Contexte',
    prepare: 'Avant de commencer',
    procedure: 'La procédure',
    trouble: 'En cas de problème',
    decisions: 'Cas particuliers',
    records: 'Enregistrements et qualité',
  },
  assessment: 'Évaluation finale',
  topics: {
    aim: 'Objet',
    roles: 'Responsabilités',
    terms: 'Termes',
    principle: 'Principe',
    need: 'Matériel',
    safety: 'Sécurité',
    training: 'Formation',
    trouble: 'Problèmes',
    records: 'Enregistrements',
    quality: 'Qualité',
  },
  stepByStep: (title) => `${title}, étape par étape`,
  andMore: (title) => `${title} et plus`,
  joined: (titles) =>
    joinedTitles(
      titles.map((title, index) => (index === 0 ? title : lowerFirst(title))),
      'et',
    ),
  part: (title, part) => `${title} : ${lowerFirst(part)}`,
  headings: {
    remember: 'À retenir',
    decisions: 'Que faire si…',
    when: 'Dans ce cas',
    then: 'Faites ceci',
  },
  colon: ' : ',
  objectivesTitle: 'Objectifs',
  passAt: 'réussie à partir de',
  draws: (draw, bank) => `Chaque essai pose ${String(draw)} de ces ${String(bank)} questions.`,
  or: 'ou',
  summary: ({ title, lessons, topics }) =>
    `Ce cours enseigne la procédure « ${title} » en ${lessons === 1 ? 'une leçon' : `${String(lessons)} leçons`}. ` +
    `Sujets : ${topics.join(' ; ')}. ` +
    `Chaque énoncé reprend les mots de la procédure et montre son passage. ` +
    `Les leçons proposent des questions d’entraînement, et une évaluation finale clôt le cours.`,
  objectives: {
    order: (title, ends) =>
      `Exécuter les étapes de « ${title} » dans le bon ordre${ends ? `, de « ${ends[0]} » à « ${ends[1]} »` : ''}`,
    steps: (title) => `Appliquer les consignes de « ${title} »`,
    cautions: (title) => `Respecter les avertissements de « ${title} »`,
    limits: (title, kinds) => `Donner les bonnes valeurs de « ${title} » : ${listed(kinds, 'et')}`,
    wrong: (problem) => `Choisir le bon remède en cas de problème, par exemple : ${lowerFirst(problem)}`,
    decide: (condition) => `Décider que faire dans les cas prévus par la procédure, comme « ${condition} »`,
    roles: (names) => `Dire qui est responsable de quoi : ${listed(names, 'et')}`,
    terms: (terms) =>
      `Expliquer ${terms.length === 1 ? 'le terme' : 'les termes'} ${listed(
        terms.map((term) => `« ${term} »`),
        'et',
      )}`,
    materials: (title) => `Nommer ce qu’il faut avoir sous la main : ${lowerFirst(title)}`,
    explain: (title) => `Résumer ce que la procédure dit de « ${title} »`,
  },
  measures: {
    time: 'durées',
    temperature: 'températures',
    length: 'longueurs',
    mass: 'masses',
    volume: 'volumes',
    share: 'pourcentages',
    frequency: 'fréquences',
    count: 'nombres',
    other: 'autres valeurs',
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
    observed: (title) => `Faites ceci sous les yeux de quelqu’un, ou cochez-le vous-même : ${title}.`,
    sorted: (title) => `Où chacun de ces éléments a-t-il sa place ? Associez-le à sa partie de « ${title} ».`,
    cases: 'Associez chaque cas à ce que la procédure demande alors.',
    spot: (title) => `Ces énoncés concernent « ${title} ». L’un d’eux contient une erreur. Lequel ?`,
    scene: (title, action) => `Vous travaillez à « ${title} ». Un collègue dit : « ${action} »`,
    excuses: [
      '« Oui, mais seulement cette fois, parce que le temps presse. »',
      '« Oui, si l’un de nous surveille. »',
      '« Pas maintenant. On le fera plus tard, au calme. »',
    ],
    decision: (title, condition) => `« ${title} ». Voici le cas : « ${condition}… » Que faites-vous ?`,
    decisionPrompt: 'Décidez, étape par étape, ce qu’il faut faire.',
    cards: 'Retournez les cartes. Lesquelles connaissiez-vous ?',
    card: (sentence, situation) => `${situation}« ${sentence} »`,
    propose: (action) => `On pourrait ${action}`,
    scenePrompt: 'Un collègue fait une proposition. Que répondez-vous ?',
    forbidden: (prohibition) => /^ne\s+(?:pas|jamais)\s+(\p{Ll}.*)$/iu.exec(prohibition)?.[1] ?? null,
    turned: turnedOf,
    may: (action) => `on peut ${action}`,
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

/** `N’ouvrez jamais le couvercle` without "ne … jamais"; null where the article after it would have to change. */
function turnedOf(prohibition: string): string | null {
  const match =
    /^(?:ne\s+|n['’])(\p{L}+)\s+(?:pas|jamais)\s+((?:les?|la|l['’]|une?|des|du|au|aux|dans|sur|en|avec|à|plus)\b.+)$/iu.exec(
      prohibition,
    )
  return match ? `${(match[1] ?? '').charAt(0).toUpperCase()}${(match[1] ?? '').slice(1)} ${match[2] ?? ''}` : null
}
