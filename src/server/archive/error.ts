/** An export that cannot be made or brought in, and what to do about it. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly cure: string;

  constructor(message: string, cure: string, options?: ErrorOptions) {
    super(message, options);
    this.cure = cure;
  }
}
