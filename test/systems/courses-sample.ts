import type { Citation, Claim } from '@/shared/manifest/schema'
import type { ClaimRecord, DraftContent } from '@/systems/courses/model'

/** Sentences of a made-up SOP, by claim key. */
export const statements = {
  gloves: 'Wear cryogenic gloves.',
  dry: 'Ensure the interior is completely dry.',
  close: 'Close the door securely.',
  power: 'Turn on the power.',
  hours: 'A -80 °C freezer takes 4-8 hours to reach -80 °C.',
  samples: 'Do not return samples until the target temperature is reached.',
  ult: 'ULT means ultra-low temperature.',
  daily: 'Check the temperature at least once daily.',
} as const
export type Key = keyof typeof statements

export const sampleSource = {
  id: 'src-1',
  sop: 'SOP-LAB-014',
  title: 'Freezer defrosting',
  version: '3',
  file: 'freezer.md',
  sha256: 'a'.repeat(64),
  mediaType: 'text/markdown',
}

export function citationOf(key: Key): Citation {
  const quote = statements[key]
  return {
    source: sampleSource.id,
    segment: `seg-${key}`,
    quote,
    path: ['8 Procedure', '8.5 Restart'],
    start: 0,
    end: quote.length,
  }
}

export function sampleClaims(): Record<Key, Claim> {
  return Object.fromEntries(
    (Object.keys(statements) as Key[]).map((key) => [
      key,
      { text: statements[key], citations: [citationOf(key)], support: 'supported' as const },
    ]),
  ) as Record<Key, Claim>
}

/** A small course: two lessons with every kind of block, practice, and an assessment of two exercises. */
export function sampleContent(): DraftContent {
  return {
    language: 'en',
    title: 'Freezer defrosting',
    summary: 'How a freezer is defrosted and brought back.',
    objectives: [
      { id: 'o1', text: 'Restart a freezer', bloom: 'apply', claims: ['dry', 'close', 'power'] },
      { id: 'o2', text: 'Name what ULT means', bloom: 'remember', claims: ['ult'] },
    ],
    sources: [sampleSource],
    modules: [
      {
        id: 'm1',
        title: 'Restart',
        lessons: [
          {
            id: 'l1',
            title: 'Restart the freezer',
            minutes: 4,
            objectives: ['o1'],
            blocks: [
              { id: 'b1', type: 'text', claims: ['gloves', 'hours'], text: `${statements.gloves} ${statements.hours}` },
              {
                id: 'b2',
                type: 'steps',
                ordered: true,
                claims: ['dry', 'close', 'power'],
                steps: [
                  { id: 's1', text: 'Ensure the interior is completely dry', claim: 'dry' },
                  { id: 's2', text: 'Close the door securely', claim: 'close' },
                  { id: 's3', text: 'Turn on the power', claim: 'power' },
                ],
              },
              { id: 'b3', type: 'callout', level: 'warning', claims: ['samples'], text: statements.samples },
              {
                id: 'b4',
                type: 'exercise',
                claims: ['hours'],
                exercise: {
                  id: 'e1',
                  type: 'true-false',
                  prompt: statements.hours,
                  points: 1,
                  claims: ['hours'],
                  rationale: statements.hours,
                  answer: true,
                },
              },
            ],
          },
          {
            id: 'l2',
            title: 'Words and checks',
            minutes: 2,
            objectives: ['o2'],
            blocks: [
              { id: 'b5', type: 'text', claims: [], text: 'Two things to know.' },
              {
                id: 'b6',
                type: 'definitions',
                claims: ['ult'],
                terms: [{ term: 'ULT', text: 'ultra-low temperature', claim: 'ult' }],
              },
            ],
          },
        ],
      },
    ],
    assessment: {
      id: 'a1',
      title: 'Final assessment',
      passScore: 0.8,
      attempts: 3,
      draw: 2,
      shuffle: true,
      exercises: [
        {
          id: 'e2',
          type: 'ordering',
          prompt: 'Put the steps in order.',
          points: 2,
          objective: 'o1',
          claims: ['dry', 'close', 'power'],
          rationale: 'This is the order of the SOP.',
          items: [
            { id: 'i1', text: 'Ensure the interior is completely dry', claim: 'dry' },
            { id: 'i2', text: 'Close the door securely', claim: 'close' },
            { id: 'i3', text: 'Turn on the power', claim: 'power' },
          ],
        },
        {
          id: 'e3',
          type: 'single-choice',
          prompt: 'How often is the temperature checked at least?',
          points: 1,
          objective: 'o2',
          claims: ['daily'],
          rationale: statements.daily,
          options: [
            { id: 'x1', text: 'once daily', correct: true },
            { id: 'x2', text: 'twice daily', correct: false },
          ],
        },
      ],
    },
  }
}

/** The claims as rows, undecided, in the order of the course. */
export function sampleRows(): ClaimRecord[] {
  return (Object.keys(statements) as Key[]).map((key, order) => ({
    id: order + 1,
    course: 1,
    key,
    order,
    text: statements[key],
    originalText: null,
    citations: [citationOf(key)],
    support: 'supported',
    problems: [],
    state: 'supported',
    decidedBy: null,
    decidedByName: null,
    decidedAt: null,
    reason: null,
    editedBy: null,
    editedByName: null,
    updatedAt: '2026-11-01T09:00:00.000Z',
  }))
}

/** Every claim accepted, every exercise with a verdict, by a reviewer. */
export function acceptedSample(): { content: DraftContent; claims: ClaimRecord[] } {
  const at = '2026-11-02T10:00:00.000Z'
  const verdict = { by: 'Ines Vogt', at, decision: 'accepted' }
  const withVerdict = (text: string) => JSON.parse(text) as DraftContent
  const content = withVerdict(
    JSON.stringify(sampleContent(), (key, value: unknown) =>
      typeof value === 'object' && value !== null && 'rationale' in value ? { ...value, verdict } : value,
    ),
  )
  const claims = sampleRows().map((row) => ({
    ...row,
    state: 'accepted' as const,
    decidedBy: 7,
    decidedByName: 'Ines Vogt',
    decidedAt: at,
  }))
  return { content, claims }
}
