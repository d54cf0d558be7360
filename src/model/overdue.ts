/** Overdue is always computed and never stored. */
export function isOverdue(due: string | undefined, now: Date): boolean {
  return due !== undefined && now.getTime() > Date.parse(due);
}
