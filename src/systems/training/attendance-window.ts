/** Who was there can be recorded from this long before the start; who is excused, as soon as it is known. */
const OPENS_HOURS_BEFORE = 2

/** Whether anything but excuses can be recorded. It stays so: lists are filled in afterwards too. */
export function attendanceIsOpen({ startsAt, now }: { startsAt: string; now: Date }): boolean {
  return now.getTime() >= Date.parse(startsAt) - OPENS_HOURS_BEFORE * 60 * 60 * 1000
}
