/** Whether a sentence leans on the one before it, or only points elsewhere, so that it asks for nothing by itself. */
export function leansOnContext(text: string): boolean {
  return (
    /^(?:but|and|so|then|for more|for further|for questions|see|refer to|note that|if (?:so|not|yes|you do|considered)|maar|dus|voor meer|zie|aber|siehe|mais|voir|pero|véase|this|these|that|those|it|they|he|she|such|so|also|however|otherwise|furthermore|moreover|alternatively|similarly|for example|in that case|e\.g|i\.e|dit|dat|deze|die|het is|daarom|daarna|ook|dergelijke|hierbij|hiervoor|anders|dies|diese|dieser|dadurch|cela|ceci|il|elle|esto|eso|estos)(?![\p{L}])/iu.test(
      text,
    ) ||
    /^(?:below|above)\b|\b(?:here|below|above|hier|hieronder|hierboven|oben|unten|ci-dessous|ci-dessus)[.!]?$|\b(?:on their own|as such|the latter|the former)\b/i.test(
      text,
    )
  )
}
