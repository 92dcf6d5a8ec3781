/** Somebody came without the secret of the link: typed the address, or the mailer cut it off. */
export function NoToken({ again }: { again: { href: string; label: string } }) {
  return (
    <>
      <p className="note warn mid">
        The link is not complete. Open it from the mail once more, or copy the whole line into the address bar.
      </p>
      <p className="mid door-links">
        <a href={again.href}>{again.label}</a>
      </p>
    </>
  )
}
