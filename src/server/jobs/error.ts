/** A job queue that cannot be set up: what is wrong, and what to do about it. */
export class JobsError extends Error {
  override readonly name = 'JobsError';

  constructor(message: string, readonly cure: string, options?: ErrorOptions) {
    super(message, options);
  }
}
