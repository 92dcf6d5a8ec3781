/** Where the uploaded file of a version is, to look at; a PDF opens at the page. */
export const originalAddress = ({ version, page }: { version: number; page?: number | null | undefined }): string =>
  `/api/sop-versions/${version}/original${page ? `#page=${page}` : ''}`
