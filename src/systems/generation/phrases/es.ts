import { definePhrases } from './define-phrases'
import { joinedTitles, listed, lowerFirst } from './listing'

export const es = definePhrases({
  language: 'es',
  modules: {
    background: 'Contexto',
    prepare: 'Antes de empezar',
    procedure: 'El procedimiento',
    trouble: 'Cuando algo va mal',
    decisions: 'Casos especiales',
    records: 'Registros y calidad',
  },
  assessment: 'Evaluación final',
  topics: {
    aim: 'Objeto',
    roles: 'Responsabilidades',
    terms: 'Términos',
    principle: 'Principio',
    need: 'Materiales',
    safety: 'Seguridad',
    training: 'Formación',
    trouble: 'Problemas',
    records: 'Registros',
    quality: 'Calidad',
  },
  stepByStep: (title) => `${title}, paso a paso`,
  andMore: (title) => `${title} y más`,
  joined: (titles) =>
    joinedTitles(
      titles.map((title, index) => (index === 0 ? title : lowerFirst(title))),
      'y',
    ),
  part: (title, part) => `${title}: ${lowerFirst(part)}`,
  headings: {
    remember: 'Para recordar',
    decisions: 'Qué hacer si…',
    when: 'En este caso',
    then: 'Haga esto',
  },
  colon: ': ',
  objectivesTitle: 'Objetivos',
  passAt: 'se aprueba con',
  draws: (draw, bank) => `Cada intento hace ${String(draw)} de estas ${String(bank)} preguntas.`,
  or: 'o',
  summary: ({ title, lessons, topics }) =>
    `Este curso enseña el procedimiento «${title}» en ${lessons === 1 ? 'una lección' : `${String(lessons)} lecciones`}. ` +
    `Temas: ${topics.join('; ')}. ` +
    `Cada afirmación usa las palabras del procedimiento y muestra su pasaje. ` +
    `Las lecciones tienen preguntas de práctica, y una evaluación final cierra el curso.`,
  objectives: {
    order: (title, ends) =>
      `Ejecutar los pasos de «${title}» en el orden correcto${ends ? `, de «${ends[0]}» a «${ends[1]}»` : ''}`,
    steps: (title) => `Aplicar las instrucciones de «${title}»`,
    cautions: (title) => `Respetar las advertencias de «${title}»`,
    limits: (title, kinds) => `Dar los valores correctos de «${title}»: ${listed(kinds, 'y')}`,
    wrong: (problem) => `Elegir el remedio correcto cuando algo va mal, por ejemplo: ${lowerFirst(problem)}`,
    decide: (condition) => `Decidir qué hacer en los casos que prevé el procedimiento, como «${condition}»`,
    roles: (names) => `Decir quién es responsable de qué: ${listed(names, 'y')}`,
    terms: (terms) =>
      `Explicar ${terms.length === 1 ? 'el término' : 'los términos'} ${listed(
        terms.map((term) => `«${term}»`),
        'y',
      )}`,
    materials: (title) => `Nombrar lo que hay que tener a mano: ${lowerFirst(title)}`,
    explain: (title) => `Resumir lo que dice el procedimiento sobre «${title}»`,
  },
  measures: {
    time: 'tiempos',
    temperature: 'temperaturas',
    length: 'longitudes',
    mass: 'pesos',
    volume: 'volúmenes',
    share: 'porcentajes',
    frequency: 'frecuencias',
    count: 'cantidades',
    other: 'otros valores',
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
    observed: (title) => `Hágalo mientras alguien observa, o márquelo usted mismo: ${title}.`,
    sorted: (title) => `¿Dónde va cada uno de estos? Únalo con su parte de «${title}».`,
    cases: 'Una cada caso con lo que el procedimiento pide entonces.',
    spot: (title) => `Estas afirmaciones tratan de «${title}». Una tiene un error. ¿Cuál?`,
    scene: (title, action) => `Trabaja en «${title}». Un compañero dice: «${action}»`,
    excuses: [
      '«Sí, pero solo por esta vez, porque falta tiempo.»',
      '«Sí, si uno de nosotros lo vigila.»',
      '«Ahora no. Lo haremos más tarde, con calma.»',
    ],
    decision: (title, condition) => `«${title}». Este es el caso: «${condition}…» ¿Qué hace?`,
    decisionPrompt: 'Decida, paso a paso, qué hacer.',
    cards: 'Dé la vuelta a las tarjetas. ¿Cuáles sabía?',
    card: (sentence, situation) => `${situation}«${sentence}»`,
    propose: (action) => `Podemos ${action}`,
    scenePrompt: 'Un compañero hace una propuesta. ¿Qué responde?',
    forbidden: (prohibition) => /^(?:no|nunca)\s+(\p{Ll}+[aei]r(?:se)?\b.*)$/iu.exec(prohibition)?.[1] ?? null,
    turned: turnedOf,
    may: (action) => `se puede ${action}`,
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

/** `No abra la tapa` without its "no". */
function turnedOf(prohibition: string): string | null {
  const action = /^(?:no|nunca)\s+(\p{Ll}{3,}[ae]n?\s.+)$/iu.exec(prohibition)?.[1]
  return action === undefined ? null : `${action.charAt(0).toUpperCase()}${action.slice(1)}`
}
