import type { Prompt } from './model-service'

type Segment = { segment: string; text: string }
type KnownFact = { fact: string; kind: string; segments: string[]; text: string }

/** What a prompt holds as data. */
export function readPrompt({ sources, instruction, policy }: Pick<Prompt, 'sources' | 'instruction' | 'policy'>) {
  const between = (tag: string) =>
    sources.split(`<${tag}>\n`)[1]?.split(`\n</${tag}>`)[0]?.split('\n').filter(Boolean) ?? []
  const segments = between('sources').map((line) => JSON.parse(line) as Segment)
  const facts = between('facts').map((line) => JSON.parse(line) as KnownFact)
  const listed = new Set(instruction.match(/\bf\d+\b/g))
  const task =
    /^Your task: (?:Write the (objectives|lesson)|Plan the (course)|Write (four|seven) to (?:six|nine)|These (claims|questions))/.exec(
      instruction,
    )
  return {
    segments,
    facts,
    policy,
    wanted: facts.filter(({ fact }) => listed.has(fact)),
    task: task?.slice(1).find(Boolean),
  }
}

/** A model that does as it is told: it plans by fives, and repeats the SOP with its passages. */
export function honestModel(prompt: Prompt): unknown {
  const { segments, facts, wanted, task } = readPrompt(prompt)
  const textOf = new Map(segments.map(({ segment, text }) => [segment, text]))
  const cite = (segment: string) => {
    const text = textOf.get(segment) ?? ''
    return { claim: text.replace(/\s+/g, ' '), segment, quote: text }
  }
  const segmentsOf = (list: readonly KnownFact[]) => [...new Set(list.flatMap((fact) => fact.segments))]
  switch (task) {
    case 'objectives':
      return {
        objectives: [
          {
            text: `Explain ${facts[0]?.text ?? ''}`.slice(0, 150),
            bloom: 'understand',
            facts: facts.slice(0, 4).map(({ fact }) => fact),
          },
          { text: 'Quench the moon', bloom: 'apply', facts: [facts[1]?.fact] },
        ],
      }
    case 'course': {
      const lessons = []
      for (let at = 0; at < facts.length; at += 20) {
        const own = facts.slice(at, at + 20)
        lessons.push({ title: own[0]?.text.slice(0, 60) ?? '', facts: own.map(({ fact }) => fact) })
      }
      return { modules: [{ title: facts[0]?.text.slice(0, 60) ?? '', lessons }] }
    }
    case 'lesson':
      return {
        blocks: [
          {
            type: 'list',
            level: null,
            claims: segmentsOf(wanted).map((segment) => ({ ...cite(segment), term: null })),
          },
        ],
      }
    case 'four':
    case 'seven':
      return {
        questions: segmentsOf(wanted)
          .slice(0, task === 'four' ? 4 : 7)
          .map((segment) => ({
            type: 'true-false',
            prompt: cite(segment).claim,
            answer: true,
            evidence: [cite(segment)],
          })),
      }
    case 'claims':
      return { claims: [] }
    default:
      return { questions: [] }
  }
}
