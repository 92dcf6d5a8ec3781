import type { PayloadRequest } from 'payload'
import { env } from '@/shared/env'
import { findOrganisation } from '@/systems/identity/public'
import { acceptedEndings } from '@/systems/sops/public'
import { captchaInUse, type Captcha } from '../captcha'
import { makeFormToken, soonestMs } from '../rules/form-token'
import { mostFiles } from '../rules/files'

export type RequestFormSettings = {
  organisation: { name: string; slug: string }
  token: string
  /** Milliseconds that must pass between opening the page and sending. */
  soonestMs: number
  endings: string[]
  mostFiles: number
  maxMegabytes: number
  captcha: Captcha['widget'] | null
}

/** What the public form needs to be drawn; null where no organisation has this slug. */
export async function getRequestForm({
  req,
  slug,
  now = new Date(),
}: {
  req: PayloadRequest
  slug?: string | undefined
  now?: Date
}): Promise<RequestFormSettings | null> {
  const organisation = await findOrganisation({ req, slug })
  if (!organisation) return null
  return {
    organisation: { name: organisation.name, slug: organisation.slug },
    token: makeFormToken({ secret: req.payload.secret, now }),
    soonestMs,
    endings: Object.values(acceptedEndings).flat(),
    mostFiles,
    maxMegabytes: env.MAX_UPLOAD_MB,
    captcha: captchaInUse()?.widget ?? null,
  }
}
