/** Pictures come from the player's own origin only; an address elsewhere would tell others who is learning. */
export function isSafePicture(src: string): boolean {
  if (/^data:image\/(png|jpeg|gif|webp|avif);base64,/i.test(src) || src.startsWith('blob:')) return true
  return src !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(src) && !/^[/\\]{2}/.test(src)
}
