import { originalAddress as addressOf } from '../../shared/original'

/** Where the uploaded file itself is, to look at; a PDF opens at the page. Null when it is not there any more. */
export const originalAddress = ({
  version,
  page,
}: {
  version: number | null
  page?: number | null | undefined
}): string | null => (version === null ? null : addressOf({ version, page }))
