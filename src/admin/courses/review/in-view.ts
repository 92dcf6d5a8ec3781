/** Where an item stands in the course. */
export function elementOf(root: Element, id: string): Element | null {
  return root.querySelector(`[data-cwa-item="${CSS.escape(id)}"]`)
}

/** Whether it can be read where it stands: below the bar that stays, and beginning well above the lower edge. */
export function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 140 && (bottom <= innerHeight - 60 || top <= innerHeight / 3)
}
