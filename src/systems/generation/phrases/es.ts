import { definePhrases } from './define-phrases'

export const es = definePhrases({
  language: 'es',
  modules: {
    background: 'Contexto',
    prepare: 'Antes de empezar',
    procedure: 'El procedimiento',
    trouble: 'Cuando algo va mal',
    records: 'Registros y calidad',
  },
  assessment: 'Evaluación final',
  joined: (titles) =>
    joinedTitles(
      titles.map((title, index) => (index === 0 ? title : lowerFirst(title))),
      'y',
    ),
  part: (title, part) => `${title}: ${lowerFirst(part)}`,
  headings: {
    need: 'Qué se necesita',
    roles: 'Quién hace qué',
    terms: 'Términos',
    numbers: 'Cifras para recordar',
    cautions: 'Cuidado',
    wrong: 'Cuando algo va mal',
    scope: 'Alcance',
    purpose: 'Objeto',
  },
  or: 'o',
  summary: ({ title, lessons, minutes, topics }) =>
    `${lessons === 1 ? 'Una lección' : `${String(lessons)} lecciones`}, unos ${String(minutes)} minutos, sobre el procedimiento «${title}». ` +
    `Temas: ${topics.join('; ')}. Las palabras son las del procedimiento, y cada afirmación muestra su pasaje. ` +
    `Una evaluación final cierra el curso.`,
  objectives: {
    steps: (title) => `Ejecutar los pasos de «${title}» como los dispone el procedimiento`,
    cautions: (title) => `Reconocer qué hay que evitar en «${title}», y por qué`,
    limits: (title) => `Recordar los tiempos, temperaturas y otros límites de «${title}»`,
    wrong: (title) => `Elegir la acción correcta ante un problema de «${title}»`,
    roles: 'Decir quién es responsable de qué',
    terms: (terms) =>
      `Explicar los términos ${listed(
        terms.map((term) => `«${term}»`),
        'y',
      )}`,
    materials: (title) => `Enumerar lo que se necesita en «${title}»`,
    explain: (title) => `Explicar lo que dice el procedimiento sobre «${title}»`,
  },
  ask: {
    order: (title) => `Ponga estos pasos de «${title}» en el orden del procedimiento.`,
    next: (title, step) => `En «${title}» acaba de terminar este paso: «${step}» ¿Cuál sigue?`,
    within: (step, title) => `¿Cuáles forman parte del paso «${step}» de «${title}»? Marque todas las correctas.`,
    trueFalse: (statement) => `Verdadero o falso: ${statement}`,
    trueFalseIn: (situation, statement) => `Verdadero o falso: ${situation}: ${statement}`,
    value: (sentence, situation) => `¿Qué valor falta? ${situation}«${sentence}»`,
    number: (sentence, unit, situation) => `¿Qué número falta? ${situation}«${sentence}» Unidad: ${unit}.`,
    cloze: (situation) => `Complete este pasaje del procedimiento${situation}.`,
    whatThen: (condition, situation) => `${situation}¿qué pide el procedimiento en este caso? «${condition}»`,
    solution: (problem, cause) =>
      `Encuentra este problema: «${problem}»${cause === null ? '.' : `, y la causa es «${cause}».`} ¿Qué hace?`,
    belongs: (lead) => `El procedimiento dice: «${lead}» ¿Cuáles nombra? Marque todas las correctas.`,
    belongsTo: (title) => `¿Cuáles nombra el procedimiento en «${title}»? Marque todas las correctas.`,
    terms: 'Una cada término con su significado.',
    term: (meaning) => `¿De qué término se trata? «${meaning}»`,
    name: (sentence, situation) => `¿Qué falta en el hueco? ${situation}«${sentence}»`,
    meaning: (term) => `¿Qué entiende el procedimiento por «${term}»?`,
    duties: 'Una cada función con su responsabilidad.',
    who: (duty) => `¿Quién es responsable de esto? «${duty}»`,
    columns: (left, right) => `Una: ${left} y ${lowerFirst(right)}.`,
    labelled: (lead, title) => `Una cada elemento con lo que dice el procedimiento (${title}: ${lowerFirst(lead)}).`,
    spot: (title) => `Estas afirmaciones tratan de «${title}». Una tiene un error. ¿Cuál?`,
    scene: (title, action) => `Trabaja en «${title}». Un compañero dice: «${action}»`,
    propose: (action) => action,
    scenePrompt: 'Un compañero hace una propuesta. ¿Qué responde?',
    forbidden: () => null,
    may: (action) => action,
    refuse: (clause) => `«No. ${clause}»`,
    goAlong: (action) => `«Bien. ${action}»`,
    sceneRight: (clause) => clause,
  },
  gap: '____',
  units: {
    s: 'segundos',
    min: 'minutos',
    h: 'horas',
    day: 'días',
    week: 'semanas',
    month: 'meses',
    year: 'años',
    times: 'veces',
  },
})

function listed(items: readonly string[], and: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`
}

/** Titles that hold an "y" themselves are kept apart by semicolons. */
function joinedTitles(titles: readonly string[], and: string): string {
  return titles.length > 1 && titles.some((title) => title.includes(` ${and} `))
    ? titles.join('; ')
    : listed(titles, and)
}

function lowerFirst(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
