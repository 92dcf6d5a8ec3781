export type NewKey = { key: string; address: string; picture: string }

/** How to get the key into an authenticator app: by camera, by a tap on the same phone, or by typing. */
export function SetUpApp({ newKey }: { newKey: NewKey }) {
  return (
    <>
      <ol className="steps-line mid" style={{ marginTop: 16 }}>
        <li>Open an authenticator app on your phone. Any of them will do.</li>
        <li>Scan this picture. On this phone, tap “Open in the app” instead.</li>
        <li>Type the six digits that the app shows.</li>
      </ol>
      <img
        className="qr"
        alt="The key as a QR code; it stands below in letters"
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(newKey.picture)}`}
      />
      <p className="mid">
        <a className="link" href={newKey.address}>
          Open in the app
        </a>
      </p>
      <details className="mid" style={{ marginBottom: 20 }}>
        <summary className="link">Type the key instead</summary>
        <p className="key">{newKey.key.match(/.{1,4}/g)?.join(' ')}</p>
      </details>
    </>
  )
}
