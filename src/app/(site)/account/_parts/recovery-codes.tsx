/** Shown this once. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">Keep these ten codes</h2>
      <p className="mid dim2" style={{ marginTop: 8 }}>
        With one of them you get in when your phone is lost. Each works once. They are shown only now: print them, or
        put them into your password manager.
      </p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </section>
  )
}
