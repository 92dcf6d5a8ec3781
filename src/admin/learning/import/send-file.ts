import type { ImportReport } from '@/systems/learning/public'
import { callApi } from '../../shared/call-api'

/** Sends the bytes of a list as they are: the server looks which encoding they have. @throws CallError */
export function sendFile({ path, file, course }: { path: string; file: File; course: string }): Promise<ImportReport> {
  const query = new URLSearchParams({ filename: file.name, ...(course ? { course } : {}) })
  return callApi<ImportReport>({
    path: `${path}?${query}`,
    // Whatever the browser takes it for: a spreadsheet's program may have claimed the ending.
    body: new Blob([file], { type: 'text/csv' }),
    offline: 'The server cannot be reached. Nothing was imported; try again when you are online.',
  })
}
