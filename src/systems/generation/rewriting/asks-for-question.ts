import type { RewriteAsk } from './model'

/** Whether what is to be written is a question: one more, or one in place of another. */
export const asksForQuestion = ({ part, wish }: Pick<RewriteAsk, 'part' | 'wish'>): boolean =>
  wish.kind === 'question' || (part.kind !== 'lesson' && part.blocks[0]?.type === 'exercise')
