/** What can be said before anything is sent; the server has the last word, in the same sentences. */
export function missingIn(form: FormData): Record<string, string> {
  const mistakes: Record<string, string> = {}
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  if (!text('contactName')) mistakes.contactName = 'Enter your name.'
  if (!text('client')) mistakes.client = 'Enter the name of your organisation.'
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text('contact')))
    mistakes.contact = 'Enter an email address with an @, like name@company.com.'
  if (!text('goal')) mistakes.goal = 'Say what people must be able to do. One sentence is enough.'
  return mistakes
}
