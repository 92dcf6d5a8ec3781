export function Tick() {
  return (
    <svg className="mk" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.3" fill="currentColor" />
      <path d="M5 8.2l2.1 2.1L11 6.2" fill="none" stroke="var(--surface)" strokeWidth="1.7" />
    </svg>
  )
}
