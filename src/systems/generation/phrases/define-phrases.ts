/**
 * The fixed sentences of a course in one language. Everything else a learner reads is the SOP's own wording, so these
 * state no fact about the procedure.
 */
export type Phrases = {
  language: string
  /** Titles of modules, by what their sections are for. */
  modules: { background: string; prepare: string; procedure: string; trouble: string; records: string }
  assessment: string
  /** Two to three titles as one. */
  joined: (titles: readonly string[]) => string
  part: (title: string, part: string) => string
  /** Small headings inside a lesson. */
  headings: {
    need: string
    roles: string
    terms: string
    numbers: string
    cautions: string
    wrong: string
    scope: string
    purpose: string
  }
  /** Between two alternatives. */
  or: string
  summary: (course: { title: string; lessons: number; minutes: number; topics: readonly string[] }) => string
  objectives: {
    steps: (title: string) => string
    cautions: (title: string) => string
    limits: (title: string) => string
    wrong: (title: string) => string
    roles: string
    terms: (terms: readonly string[]) => string
    materials: (title: string) => string
    explain: (title: string) => string
  }
  ask: {
    order: (title: string) => string
    next: (title: string, step: string) => string
    within: (step: string, title: string) => string
    trueFalse: (statement: string) => string
    trueFalseIn: (situation: string, statement: string) => string
    value: (sentence: string, situation: string) => string
    number: (sentence: string, unit: string, situation: string) => string
    cloze: (situation: string) => string
    whatThen: (condition: string, situation: string) => string
    solution: (problem: string, cause: string | null) => string
    belongs: (lead: string) => string
    belongsTo: (title: string) => string
    terms: string
    meaning: (term: string) => string
    term: (meaning: string) => string
    name: (sentence: string, situation: string) => string
    duties: string
    who: (duty: string) => string
    columns: (left: string, right: string) => string
    labelled: (lead: string, title: string) => string
    spot: (title: string) => string
    /** A colleague says the proposal. */
    scene: (title: string, action: string) => string
    propose: (action: string) => string
    scenePrompt: string
    /** What `Do not use heat` and the like forbid: `use heat`; null where the language has no such form. */
    forbidden: (prohibition: string) => string | null
    may: (action: string) => string
    refuse: (clause: string) => string
    goAlong: (action: string) => string
    sceneRight: (clause: string) => string
  }
  /** The gap of a sentence in a prompt. */
  gap: string
  units: Record<string, string>
}

export const definePhrases = (phrases: Phrases): Phrases => phrases
