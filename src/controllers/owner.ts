/** Whose something on the device is: a person's id, or null for whoever uses it without an account. */
export type Owner = string | null;

/** The part of a key that keeps people apart who share a device. */
export function ownerSegment(owner: Owner): string {
  return owner === null ? '-' : `=${encodeURIComponent(owner)}`;
}
