export const topics = [
  'aim',
  'roles',
  'terms',
  'principle',
  'need',
  'safety',
  'training',
  'trouble',
  'records',
  'quality',
] as const
export type Topic = (typeof topics)[number]

/**
 * The fixed sentences of a course in one language. Everything else a learner reads is the SOP's own wording, so these
 * state no fact about the procedure.
 */
export type Phrases = {
  language: string
  /** Titles of modules, by what their sections are for. */
  modules: {
    background: string
    prepare: string
    procedure: string
    trouble: string
    decisions: string
    records: string
  }
  assessment: string
  /** What a section is about, in a word or two: for titles of lessons that take several sections together. */
  topics: Record<Topic, string>
  /** The procedure itself, where the SOP calls it no more than that. */
  stepByStep: (title: string) => string
  /** A lesson on one section that takes in some smaller ones. */
  andMore: (title: string) => string
  /** Two to three titles as one. */
  joined: (titles: readonly string[]) => string
  part: (title: string, part: string) => string
  /** Small headings inside a lesson. */
  headings: {
    /** The few things of a lesson to take along. */
    remember: string
    /** A table of cases and what to do in them. */
    decisions: string
    when: string
    then: string
  }
  /** Between a place and what is said of it. */
  colon: string
  objectivesTitle: string
  /** Before a percentage. */
  passAt: string
  draws: (draw: number, bank: number) => string
  /** Between two alternatives. */
  or: string
  /** `topics` are titles of lessons or modules. */
  summary: (course: { title: string; lessons: number; topics: readonly string[] }) => string
  objectives: {
    /** A numbered procedure; its first and last step where they are short. */
    order: (title: string, ends: readonly [string, string] | null) => string
    /** Instructions without an order. */
    steps: (title: string) => string
    cautions: (title: string) => string
    /** `kinds` are kinds of measures that `measures` names. */
    limits: (title: string, kinds: readonly string[]) => string
    wrong: (problem: string) => string
    decide: (condition: string) => string
    roles: (names: readonly string[]) => string
    terms: (terms: readonly string[]) => string
    materials: (title: string) => string
    explain: (title: string) => string
  }
  /** Kinds of measures in the plural, by dimension: `times`. */
  measures: Record<string, string>
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
    /** A check list for the workplace. */
    observed: (title: string) => string
    /** Items to sort under the headings they stand under. */
    sorted: (title: string) => string
    /** Conditions to match with actions. */
    cases: string
    spot: (title: string) => string
    /** A colleague says the proposal. */
    scene: (title: string, action: string) => string
    /** What people say who know better but give in: agreeing once, agreeing with a guard, putting off. */
    excuses: readonly [string, string, string]
    /** A case to decide; what comes up next in the same story. */
    decision: (title: string, condition: string) => string
    decisionPrompt: string
    /** Self-rated cards on terms or values. */
    cards: string
    /** The back of a card is a value of the sentence on its front. */
    card: (sentence: string, situation: string) => string
    propose: (action: string) => string
    scenePrompt: string
    /** What `Do not use heat` and the like forbid: `use heat`; null where the language has no such form. */
    forbidden: (prohibition: string) => string | null
    /** A prohibition as the instruction to do it, where only a word has to go; null where that cannot be. */
    turned: (prohibition: string) => string | null
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
