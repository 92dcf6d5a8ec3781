export { isImperative } from './imperatives'
export { lexiconOf, type Lexicon } from './lexicon'
export { sameQuantity, quantities, type Bound, type Quantity } from './quantities'
export { sentences, type Span } from './sentences'
export {
  bare,
  contentWords,
  isClosedClass,
  overlap,
  sameWord,
  stem,
  tokenize,
  unify,
  words,
  wordsMissing,
  type Token,
} from './tokens'
export { spellingsOf, unitAtStart, unitNamed, type Unit } from './units'
