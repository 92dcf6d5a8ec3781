import type { Passage } from './passages'

/** Sentences as the embedder gets them: with the heading they stand under, which says what `it` and `this step` are. */
export function embeddingInputs(passage: Passage): string[] {
  const headings = new Map(passage.segments.map((segment) => [segment.key, segment.path.at(-1) ?? '']))
  return passage.sentences.map((sentence) => {
    const heading = headings.get(sentence.segment)
    return heading ? `${heading}. ${sentence.text}` : sentence.text
  })
}
