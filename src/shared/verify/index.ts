export { checkModality } from './check-modality'
export { checkNumbers } from './check-numbers'
export { checkPolarity } from './check-polarity'
export { checkStatement, stripInline, type Evidence } from './check-statement'
export { kindOf, lengthRatio } from './kind'
export {
  problemCodes,
  type Finding,
  type Problem,
  type ProblemCode,
  type Sources,
  type Verdict,
  type VerifiableSegment,
  type VerifiableSource,
} from './model'
export { verifyClaim } from './verify-claim'
export { checkSequence } from './check-sequence'
export { verifyExercise } from './verify-exercise'
export { verifyCourse, verifyManifestAgainstText, type Checked } from './verify-manifest'
