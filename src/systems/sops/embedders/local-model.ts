/** The built-in model and the length of its vectors. */
export const localModel = 'use-lite-en-512'
export const localDimensions = 512
