'use client'

import { useRouter } from 'next/navigation'
import { request } from '../../(learn)/_parts/request.client'
import { AccountForm } from './_parts/account-form.client'
import { LanguageField, TimeZoneField } from './_parts/fields'

type Profile = { name: string; language: string; timeZone: string; phone: string }

export function ProfileForm({ profile, zones }: { profile: Profile; zones: string[] }) {
  const router = useRouter()
  return (
    <AccountForm
      submit="Save"
      send={async (fields) => {
        await request('POST', '/api/users/profile', fields)
        router.refresh()
        return 'Saved.'
      }}
    >
      <label className="field">
        <span>Name</span>
        <span className="hint">As it stands on certificates from now on.</span>
        <input name="name" type="text" autoComplete="name" required maxLength={200} defaultValue={profile.name} />
      </label>
      <label className="field">
        <span>Phone</span>
        <span className="hint">
          With country code, for example +49 30 123456. For messages by SMS, if you want them.
        </span>
        <input name="phone" type="tel" autoComplete="tel" maxLength={40} defaultValue={profile.phone} />
      </label>
      <LanguageField value={profile.language} />
      <TimeZoneField value={profile.timeZone} zones={zones} />
    </AccountForm>
  )
}
