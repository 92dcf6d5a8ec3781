import type { PersonalDataLine } from '@/shared/personal-data'

/** Procedures belong to the company; people stand beside them as who looked after, uploaded and confirmed them. */
export const sopsPersonalData: readonly PersonalDataLine[] = [
  {
    of: 'sops',
    people: { owner: 'owns' },
    onErase: 'keep',
    handOver: [{ field: 'owner', title: 'SOPs as owner', name: 'title' }],
  },
  { of: 'sop-versions', people: { uploadedBy: 'by', confirmedBy: 'by' }, notPersonal: ['filename'], onErase: 'keep' },
  { of: 'sop-corrections', people: { by: 'by', withdrawnBy: 'by' }, onErase: 'keep' },
]
