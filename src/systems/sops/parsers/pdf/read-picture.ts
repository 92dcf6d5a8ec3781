import type { Picture } from '../blocks'
import { withPdf } from './open-pdf'
import { placeOfPicture } from './picture-name'
import { drawPage } from './render-pages'

/** Pixels that the longer side of a picture is drawn with. */
const LONG_SIDE = 1400
/** Air around it, in shares of its size: labels often stand a little outside. */
const MARGIN = 0.01

/**
 * A figure of a PDF, drawn with everything that the page lays over it: arrows, labels. Null where the name is none that
 * the PDF reader gives.
 */
export function readPdfPicture({ bytes, name }: { bytes: Uint8Array; name: string }): Promise<Picture | null> {
  const place = placeOfPicture(name)
  if (!place) return Promise.resolve(null)
  return withPdf(bytes, async (document) => {
    if (place.page > document.numPages) return null
    const page = await document.getPage(place.page)
    const shown = page.getViewport({ scale: 1 })
    const long = Math.max(place.width * shown.width, place.height * shown.height)
    const whole = await drawPage({ document, page, width: Math.min(4000, (shown.width * LONG_SIDE) / long) })
    const [left, top] = [
      (place.x - MARGIN * place.width) * whole.width,
      (place.y - MARGIN * place.height) * whole.height,
    ]
    const width = Math.max(1, Math.round(place.width * (1 + 2 * MARGIN) * whole.width))
    const height = Math.max(1, Math.round(place.height * (1 + 2 * MARGIN) * whole.height))
    const { createCanvas } = await import('@napi-rs/canvas')
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, width, height)
    context.drawImage(whole, -left, -top)
    return { mediaType: 'image/webp', bytes: new Uint8Array(await canvas.encode('webp', 88)) }
  })
}
