/** Very frequent words of each language that the others do not have. */
const FREQUENT: Record<string, string> = {
  en: 'the and of to is are for with be this that from by or not if on as at your will should must can',
  nl: 'de het een en van is zijn voor met niet dat dit wordt worden bij om te naar op aan als deze moet kan door uit',
  de: 'der die das und ist sind nicht mit für von zu den dem ein eine wird werden bei auf im zur zum muss oder als sich auch',
  fr: 'le la les et des du est sont pour avec dans une un ne pas par sur au aux ce cette être doit ou qui que il',
  es: 'el la los las y de del es son para con en una un no por se que al su debe como o lo si esta este',
}

/** The language of a text (BCP 47), by its frequent words. English where nothing speaks for another. */
export function detectLanguage(text: string): string {
  const script = scriptLanguage(text)
  if (script) return script
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  let best = { language: 'en', score: 0 }
  for (const [language, list] of Object.entries(FREQUENT)) {
    const score = list.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0)
    if (score > best.score) best = { language, score }
  }
  return best.language
}

/** Languages that are told by their letters alone. Persian and Urdu have letters that Arabic has not. */
function scriptLanguage(text: string): string | undefined {
  const sample = text.slice(0, 50_000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  if (count(/\p{Script=Hebrew}/gu) * 2 > letters) return 'he'
  if (count(/\p{Script=Arabic}/gu) * 2 <= letters || letters === 0) return undefined
  if (count(/[ٹڈڑےں]/g) * 100 > letters) return 'ur'
  return count(/[پچژگ]/g) * 100 > letters ? 'fa' : 'ar'
}
