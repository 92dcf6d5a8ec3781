/** The fields that several account pages share. */
export function PasswordField({
  name = 'password',
  label = 'Password',
  fresh = false,
}: {
  name?: string
  label?: string
  /** A new one is chosen: the browser offers to make and keep it. */
  fresh?: boolean
}) {
  return (
    <label className="field">
      <span>{label}</span>
      {fresh ? <span className="hint">At least 12 characters. Three or four words do well.</span> : null}
      <input
        name={name}
        type="password"
        required
        minLength={fresh ? 12 : undefined}
        maxLength={200}
        autoComplete={fresh ? 'new-password' : 'current-password'}
      />
    </label>
  )
}

export function EmailField({ label = 'Email', value = '' }: { label?: string; value?: string }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input name="email" type="email" autoComplete="username" required maxLength={254} defaultValue={value} />
    </label>
  )
}

export function CodeField({ recovery = false }: { recovery?: boolean }) {
  return (
    <label className="field">
      <span>{recovery ? 'Recovery code' : 'Code from the app'}</span>
      {recovery ? (
        <input key="recovery" name="code" type="text" autoComplete="off" autoCapitalize="off" required maxLength={20} />
      ) : (
        <input
          key="app"
          name="code"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,7}"
          title="Six digits"
          required
          maxLength={7}
        />
      )}
    </label>
  )
}

const languages = [
  ['en', 'English'],
  ['nl', 'Nederlands'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['es', 'Español'],
] as const

export function LanguageField({ value }: { value: string }) {
  const known = languages.some(([code]) => code === value)
  return (
    <label className="field">
      <span>Language of messages</span>
      <select name="language" defaultValue={value}>
        {known ? null : <option value={value}>{value}</option>}
        {languages.map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

export function TimeZoneField({ value, zones }: { value: string; zones: readonly string[] }) {
  return (
    <label className="field">
      <span>Time zone</span>
      <select name="timeZone" defaultValue={value}>
        {zones.includes(value) ? null : <option value={value}>{value}</option>}
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </label>
  )
}
