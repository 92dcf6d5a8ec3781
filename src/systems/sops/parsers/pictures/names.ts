/** The file name of a picture that browsers can show, or ''. Drawings of Office (EMF, WMF) and SVG, which can hold scripts, are not shown. */
export function showablePicture(target: string): string {
  const name = target.slice(target.lastIndexOf('/') + 1)
  return /^[\w.-]{1,120}\.(?:png|jpe?g|gif|webp)$/i.test(name) ? name : ''
}

/** `png` of `data:image/png;base64,…`, where it is a kind that can be shown. */
export const embeddedKind = (address: string): string | undefined =>
  /^data:image\/(png|jpeg|gif|webp);base64,/i.exec(address.slice(0, 40))?.[1]?.toLowerCase()

/** The name of a picture that has none: by its place among those of the page. */
export const embeddedName = (index: number, kind: string): string => `image-${index + 1}.${kind}`
