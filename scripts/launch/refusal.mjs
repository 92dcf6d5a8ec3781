/** Something a person can understand and mend; printed without a stack. */
export class Refusal extends Error {
  constructor(message, code = 1) {
    super(message)
    this.code = code
  }
}
