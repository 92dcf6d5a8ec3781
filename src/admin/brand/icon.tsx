/** Lines of a document, two of them held by a thread to one mark. */
export function BrandIcon({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" role="img" aria-label="Coursewright">
      <path d="M3 5h9M3 12h6M3 19h9" stroke="currentColor" strokeWidth="2" />
      <path d="M12 5h5v14h-5M9 12h8" className="cwa-brand-thread" strokeWidth="1.5" />
      <circle cx="19.5" cy="12" r="2.4" className="cwa-brand-thread" strokeWidth="1.5" />
    </svg>
  )
}
