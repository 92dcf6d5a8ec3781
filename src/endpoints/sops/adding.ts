import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/shared/define-endpoint'
import { DomainError } from '@/shared/errors'
import { addSops, assertMayAddSops, fetchSops } from '@/systems/sops/public'

const terms = z.object({
  reason: z.string().trim().min(1).max(2000),
  /** The SOP that a single file is a new version of. */
  sop: z.number().int().positive().optional(),
  label: z.string().trim().min(1).max(50).optional(),
})

/** Several documents at once, with what became of each: from a ZIP archive, or from addresses. */
export const addingEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post',
    path: '/add',
    // A form with the file (a document or a ZIP archive), and `_payload` as for a single upload.
    run: async ({ req }) => {
      assertMayAddSops(req)
      await addDataAndFileToRequest(req)
      const { file } = req
      const given = terms.safeParse(req.data ?? {})
      if (!file?.data.length) throw badBody('Choose a file first.')
      if (!given.success)
        throw badBody('Say why these procedures are added: “reason” is missing, or something else does not fit.')
      delete req.file
      const { reason, sop, label } = given.data
      return addSops({
        req,
        file: { name: file.name, bytes: file.data },
        reason,
        ...(sop ? { sop } : {}),
        ...(label ? { label } : {}),
      })
    },
  }),
  defineEndpoint({
    method: 'post',
    path: '/fetch',
    body: terms.extend({ addresses: z.array(z.string().trim().min(1).max(2000)).min(1).max(20) }),
    run: ({ req, body: { sop, label, ...body } }) =>
      fetchSops({ req, ...body, ...(sop ? { sop } : {}), ...(label ? { label } : {}) }),
  }),
]

const badBody = (message: string) => new DomainError({ code: 'request.bad-body', message })
