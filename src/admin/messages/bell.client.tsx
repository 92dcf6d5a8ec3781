'use client'
import { Bell } from '@/bell/bell.client'

/** The bell in the bar of every page of the admin. */
export function AdminBell() {
  return <Bell all="/learn/notifications" />
}
