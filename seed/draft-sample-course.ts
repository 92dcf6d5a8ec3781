import { readFile } from 'node:fs/promises'
import type { Payload, PayloadRequest } from 'payload'
import { create, findByID } from '@/shared/db'
import { startGeneration } from '@/systems/generation/public'
import { getPersonRequest } from '@/systems/identity/public'
import { confirmParse } from '@/systems/sops/public'
import type { Seeded } from './index'

const sample = 'seed/sops/freezer-defrosting-sop.md'
const lookEvery = 400
const giveUpAfter = 300_000

/**
 * Turns the sample SOP into a draft course, as its author would: upload, wait until it is read, confirm, generate, wait.
 * `say` gets a line for people at each turn. Returns the course's id, or null where the school has no author.
 *
 * @throws when the reading or the draft fails, with the cause that the admin shows.
 */
export async function draftSampleCourse({
  payload,
  seeded,
  say,
}: {
  payload: Payload
  seeded: Seeded
  say: (line: string) => void
}): Promise<number | null> {
  const author = seeded.accounts.find(({ roles }) => roles.includes('author'))
  if (!author) return null
  const asAuthor = () => getPersonRequest({ payload, id: author.id })

  say('Sample SOP: uploading and reading it')
  const data = await readFile(sample)
  const file = { name: 'freezer-defrosting-sop.md', data, size: data.byteLength, mimetype: 'text/markdown' }
  const version = await create({
    req: await asAuthor(),
    collection: 'sop-versions',
    data: { label: '1.0', reason: 'Sample, to look around with' },
    file,
  })
  await settled({
    req: asAuthor,
    collection: 'sop-versions',
    id: version.id,
    done: ['parse-review'],
    failed: ['failed'],
    say,
  })
  await confirmParse({ req: await asAuthor(), version: version.id })

  say('Sample SOP: read. Drafting a course from it')
  const { run, course } = await startGeneration({ req: await asAuthor(), sopVersions: [version.id] })
  await settled({
    req: asAuthor,
    collection: 'generation-runs',
    id: run,
    done: ['succeeded'],
    failed: ['failed', 'cancelled', 'needs-human'],
    say,
  })
  return course
}

async function settled({
  req,
  collection,
  id,
  done,
  failed,
  say,
}: {
  req: () => Promise<PayloadRequest>
  collection: 'sop-versions' | 'generation-runs'
  id: number
  done: readonly string[]
  failed: readonly string[]
  say: (line: string) => void
}): Promise<void> {
  const deadline = Date.now() + giveUpAfter
  let said = ''
  while (Date.now() < deadline) {
    const row = await findByID({ req: await req(), collection, id })
    const state = row.state ?? ''
    if (done.includes(state)) return
    if (failed.includes(state)) {
      throw new Error((row.error as { message?: string } | null)?.message ?? `it ended as "${state}"`)
    }
    const label = 'progress' in row ? (row.progress as { label?: string } | null)?.label : undefined
    if (label && label !== said) say(`  ${label}`)
    said = label ?? said
    await new Promise((resolve) => setTimeout(resolve, lookEvery))
  }
  throw new Error(`it took longer than ${giveUpAfter / 1000} s`)
}
