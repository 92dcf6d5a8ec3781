import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'
import { create, findByID } from '@/shared/db'
import { startGeneration } from '@/systems/generation/public'
import { getPersonRequest } from '@/systems/identity/public'
import { confirmParse } from '@/systems/sops/public'

const lookEvery = 400
const giveUpAfter = 300_000

/**
 * Turns an SOP into a draft course, as its author would: upload, wait until it is read, confirm, generate, wait. `say` gets
 * a line for people at each turn. Returns the course's id.
 *
 * @param file of the folder `seed/sops`
 * @throws when the reading or the draft fails, with the cause that the admin shows.
 */
export async function draftCourse({
  payload,
  author,
  file: name,
  label,
  say,
}: {
  payload: Payload
  author: number
  file: string
  label: string
  say: (line: string) => void
}): Promise<number> {
  const asAuthor = () => getPersonRequest({ payload, id: author })
  say('uploading and reading it')
  const data = await readFile(path.join('seed/sops', name))
  const version = await create({
    req: await asAuthor(),
    collection: 'sop-versions',
    data: { label, reason: 'Sample, to look around with' },
    file: { name, data, size: data.byteLength, mimetype: 'text/markdown' },
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

  say('read. Drafting a course from it')
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
    if (label && label !== said) say(label.toLowerCase())
    said = label ?? said
    await new Promise((resolve) => setTimeout(resolve, lookEvery))
  }
  throw new Error(`it took longer than ${giveUpAfter / 1000} s`)
}
