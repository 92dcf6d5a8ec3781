export type Operators = { fnArray: number[]; argsArray: unknown[] }
export type Matrix = [number, number, number, number, number, number]
export type Codes = Record<string, number>

/**
 * Goes through what a page paints, operator by operator, with the matrix that leads from there to the page as it is shown
 * (points, y downwards). `view` is the viewport's matrix, `codes` the operators' numbers.
 */
export function walkOperators(
  { fnArray, argsArray }: Operators,
  { view, codes }: { view: number[]; codes: Codes },
  visit: (code: number, args: unknown[], matrix: Matrix) => void,
): void {
  const kept: Matrix[] = []
  let matrix = asMatrix(view)
  fnArray.forEach((code, index) => {
    const args = (argsArray[index] ?? []) as unknown[]
    switch (code) {
      case codes.save:
        kept.push(matrix)
        break
      case codes.restore:
      case codes.paintFormXObjectEnd:
        matrix = kept.pop() ?? matrix
        break
      case codes.transform:
        matrix = times(matrix, asMatrix(args))
        break
      case codes.paintFormXObjectBegin:
        kept.push(matrix)
        if (Array.isArray(args[0]) || ArrayBuffer.isView(args[0])) matrix = times(matrix, asMatrix(args[0]))
        break
      default:
        visit(code, args, matrix)
    }
  })
}

export function asMatrix(values: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(values as ArrayLike<number>, Number)
  return [a, b, c, d, e, f]
}

export const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]
