import type { ParsedDocument } from '../model'
import type { ChildLimits, ChildTasks } from './ask-child'
import { askChild } from './ask-child'

/**
 * Parses a file in a process of its own. Same result and refusals as `parseDocument`.
 * @throws DomainError; `sop.parse-timeout` and `sop.too-complex` where the child was stopped
 */
export const parseInChild = (
  request: ChildTasks['parse']['given'],
  limits: ChildLimits = {},
): Promise<ParsedDocument> => askChild('parse', request, limits)
