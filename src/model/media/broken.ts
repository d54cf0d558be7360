/** A file that is not whole, or not what its first bytes say. */
export class BrokenMediaError extends Error {
  override readonly name = 'BrokenMediaError';
}
