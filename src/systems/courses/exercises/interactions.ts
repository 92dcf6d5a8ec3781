import type { InteractionType, Response } from './exercise-kind'

/** The two spellings: SCORM 1.2 has its own, SCORM 2004 and xAPI share one. */
export type InteractionEdition = 'scorm-1.2' | 'scorm-2004'

/** 1.2 knows no `long-fill-in` and no `other`; `performance` is its free form. */
export function interactionType(type: InteractionType, edition: InteractionEdition): string {
  return edition === 'scorm-1.2' && (type === 'long-fill-in' || type === 'other') ? 'performance' : type
}

/** What the learner answered, as `student_response` (1.2), `learner_response` (2004) or `result.response` (xAPI). */
export function encodeResponse(response: Response, edition: InteractionEdition): string {
  if (response.kind === 'number') return plainNumber(response.value)
  return edition === 'scorm-1.2' ? encode12(response) : encode2004(response)
}

/** What is right, as one `pattern`. A range of numbers can be told in 2004 and xAPI only. */
export function encodePattern(response: Response, edition: InteractionEdition): string {
  if (response.kind !== 'number') return encodeResponse(response, edition)
  if (edition === 'scorm-1.2') return plainNumber(response.value)
  const { value, low = value, high = value } = response
  return `${plainNumber(low)}[:]${plainNumber(high)}`
}

type Worded = Exclude<Response, { kind: 'number' }>

function encode12(response: Worded): string {
  switch (response.kind) {
    case 'boolean':
      return response.value ? 't' : 'f'
    case 'set':
    case 'sequence':
      return response.ids.join(',')
    case 'pairs':
      return response.pairs.map(([source, target]) => `${source}.${target}`).join(',')
    case 'texts':
      return cut(response.texts.join(', '), 255)
    case 'prose':
      return cut(response.text, 255)
  }
}

function encode2004(response: Worded): string {
  switch (response.kind) {
    case 'boolean':
      return String(response.value)
    case 'set':
    case 'sequence':
      return response.ids.join('[,]')
    case 'pairs':
      return response.pairs.map(([source, target]) => `${source}[.]${target}`).join('[,]')
    case 'texts':
      return response.texts.map((text) => cut(undelimited(text), 250)).join('[,]')
    case 'prose':
      return cut(response.text, 4000)
  }
}

/** Never in powers of ten, which some LMSs refuse; binary fractions are rounded off. */
function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(12))
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(10).replace(/\.?0+$/, '') : text
}

/** A learner's own `[,]` must not read as a delimiter. */
function undelimited(text: string): string {
  return text.replace(/\[([,.:])\]/g, '$1')
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}
