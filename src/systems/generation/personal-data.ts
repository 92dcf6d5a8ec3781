import type { PersonalDataLine } from '@/shared/personal-data'

export const generationPersonalData: readonly PersonalDataLine[] = [
  { of: 'generation-runs', people: { requestedBy: 'by' }, onErase: 'keep' },
  { of: 'sop-facts', people: { changedBy: 'by' }, onErase: 'keep' },
  { of: 'contradictions', people: { decidedBy: 'by' }, onErase: 'keep' },
  { of: 'course-rewrites', people: { requestedBy: 'by', decidedBy: 'by' }, omit: ['before', 'after'], onErase: 'keep' },
  { of: 'ai-settings', people: { changedBy: 'by' }, omit: ['services'], onErase: 'keep' },
]
