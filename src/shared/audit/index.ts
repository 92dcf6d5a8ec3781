export { chain, genesis, linkHash, type AuditFact, type AuditLink } from './chain'
export { listAuditEvents, verifyAuditTrail, type AuditVerdict } from './trail'
