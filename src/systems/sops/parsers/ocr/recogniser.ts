import type { Page, Worker } from 'tesseract.js'
import { DomainError } from '@/shared/errors'
import type { RecognitionLanguage } from './languages'
import { recognitionLanguage } from './languages'

export type Recogniser = {
  language: string
  /**
   * The words of an upright picture (PNG or JPEG), small slants straightened. Null where it took too long, as speckled
   * paper does; the recogniser is closed then.
   */
  recognise(picture: Uint8Array): Promise<Page | null>
  close(): Promise<void>
}

/** Milliseconds for a picture: twenty times what one of a full page of small print takes. */
const PATIENCE = 75_000

/**
 * Starts character recognition in a thread of its own, from data that is installed; that of English where the language's
 * is not. `patience`: milliseconds for a picture. @throws sop.no-recognition (500)
 */
export async function startRecogniser(language: string, patience = PATIENCE): Promise<Recogniser> {
  const data = recognitionLanguage(language) ?? recognitionLanguage('en')
  if (!data) {
    throw new DomainError({
      code: 'sop.no-recognition',
      status: 500,
      message:
        'This PDF holds pictures of pages, and character recognition is not installed. Tell your administrator to install @tesseract.js-data/eng.',
    })
  }
  const worker = await startWorker(data)
  return {
    language: data.language,
    async recognise(picture) {
      const work = worker.recognize(Buffer.from(picture), { rotateAuto: true }, { blocks: true, text: false })
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, patience, null)))
      const result = await Promise.race([work, late]).finally(() => clearTimeout(timer))
      if (result) return result.data
      await worker.terminate()
      return null
    },
    async close() {
      await worker.terminate()
    },
  }
}

async function startWorker({ name, folder }: RecognitionLanguage): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js')
  const worker = await createWorker(name, OEM.LSTM_ONLY, {
    langPath: folder,
    cacheMethod: 'none',
    // Without it a failure would be thrown where nobody can catch it; every call rejects anyway.
    errorHandler: () => undefined,
  })
  // Else it guesses one for every page, and says so on the error stream.
  await worker.setParameters({ user_defined_dpi: '270' })
  return worker
}
