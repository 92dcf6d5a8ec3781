/** What a signature may mean, as it is printed on the record. */
export const signatureMeanings = {
  reviewed: 'I have reviewed the content against the SOP and it is correct',
  approved: 'I approve this version for training',
} as const
export type SignatureMeaning = keyof typeof signatureMeanings
