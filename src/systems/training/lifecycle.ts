/** Sessions */
export const sessionStates = ['scheduled', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]

export const sessionMoves: Record<SessionState, readonly SessionState[]> = {
  scheduled: ['cancelled'],
  cancelled: [],
}

/** Attendance. `expected` until somebody has seen the person; a claim by QR code leaves it so until it is confirmed. */
export const attendanceStates = ['expected', 'present', 'late', 'partial', 'absent', 'excused'] as const
export type AttendanceState = (typeof attendanceStates)[number]

const seen = ['present', 'late', 'partial', 'absent', 'excused'] as const satisfies readonly AttendanceState[]

/** Every move away from a recorded state is a correction and needs a reason; nobody becomes expected again. */
export const attendanceMoves: Record<AttendanceState, readonly AttendanceState[]> = {
  expected: seen,
  present: seen.filter((state) => state !== 'present'),
  late: seen.filter((state) => state !== 'late'),
  partial: seen.filter((state) => state !== 'partial'),
  absent: seen.filter((state) => state !== 'absent'),
  excused: seen.filter((state) => state !== 'excused'),
}

/** How a state came about: the trainer's list, the code on the trainer's screen, or the learner's own word. */
export const attendanceWays = ['list', 'qr', 'self'] as const
export type AttendanceWay = (typeof attendanceWays)[number]
