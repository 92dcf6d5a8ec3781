/** Where the uploaded file itself is, to look at; a PDF opens at the page. Null when it is not there any more. */
export function originalAddress({
  version,
  page,
}: {
  version: number | null
  page?: number | null | undefined
}): string | null {
  return version === null ? null : `/api/sop-versions/${version}/original${page ? `#page=${page}` : ''}`
}
