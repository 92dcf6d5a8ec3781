/** The closed-class words of one language, lower case. Content words are whatever is not in `stop`. */
export type Lexicon = {
  language: string
  /** Words that carry no matter of their own. Negations and modal words are listed apart, never here. */
  stop: ReadonlySet<string>
  negation: ReadonlySet<string>
  obligation: ReadonlySet<string>
  recommendation: ReadonlySet<string>
  permission: ReadonlySet<string>
  only: ReadonlySet<string>
  except: ReadonlySet<string>
  always: ReadonlySet<string>
  before: ReadonlySet<string>
  after: ReadonlySet<string>
  /** Words that open a condition: `if`, `when`, `once`. */
  condition: ReadonlySet<string>
  /** Phrases before (or after) a number that bound it, longest first. */
  bounds: {
    least: readonly string[]
    most: readonly string[]
    above: readonly string[]
    below: readonly string[]
    about: readonly string[]
  }
  /** Words between the two ends of a range: `4 to 8`. */
  rangeWords: readonly string[]
  numbers: ReadonlyMap<string, number>
  /** Nouns that name a person in charge when a capitalised or plain word stands before them. */
  roleNouns: ReadonlySet<string>
  /** Endings removed before words are compared, longest first. */
  endings: readonly string[]
  /** Abbreviations after which a full stop does not end the sentence. */
  abbreviations: ReadonlySet<string>
}

type LexiconInput = {
  language: string
  stop: string
  negation: string
  obligation: string
  recommendation: string
  permission: string
  only: string
  except: string
  always: string
  before: string
  after: string
  condition: string
  bounds: { least: string[]; most: string[]; above: string[]; below: string[]; about: string[] }
  rangeWords: string[]
  numbers: Record<string, number>
  roleNouns: string
  endings: string
  abbreviations: string
}

/** Space-separated lists in, sets out: lexicon files stay readable as plain word lists. */
export function defineLexicon(input: LexiconInput): Lexicon {
  const words = (list: string) => new Set(list.split(/\s+/).filter(Boolean))
  const longestFirst = (phrases: string[]) => [...phrases].sort((a, b) => b.length - a.length)
  const { bounds } = input
  return {
    language: input.language,
    stop: words(input.stop),
    negation: words(input.negation),
    obligation: words(input.obligation),
    recommendation: words(input.recommendation),
    permission: words(input.permission),
    only: words(input.only),
    except: words(input.except),
    always: words(input.always),
    before: words(input.before),
    after: words(input.after),
    condition: words(input.condition),
    bounds: {
      least: longestFirst(bounds.least),
      most: longestFirst(bounds.most),
      above: longestFirst(bounds.above),
      below: longestFirst(bounds.below),
      about: longestFirst(bounds.about),
    },
    rangeWords: longestFirst(input.rangeWords),
    numbers: new Map(Object.entries(input.numbers)),
    roleNouns: words(input.roleNouns),
    endings: longestFirst(input.endings.split(/\s+/)),
    abbreviations: words(input.abbreviations),
  }
}
