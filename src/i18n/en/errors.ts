/** What can go wrong where people only read, so that a small element carries no more. */
export const readErrors = {
  'no-board': 'This part of the page is not connected to a board. It needs a civic-board-provider around it, with an endpoint.',
  retry: 'Try again',
  malformed: 'Something in this request could not be read. Reload the page and try again.',
  invalid: 'Some of what was entered needs a correction.',
  unauthenticated: 'You need to sign in for this.',
  forbidden: 'Your account may not do this.',
  'not-found': 'This is not here. It may have been removed, or it is not public.',
  'rate-limited': 'Too many attempts. Wait a little and try again.',
  unsupported: 'This board does not offer this.',
  offline: 'There is no connection. Nothing is lost: try again when you are online.',
  unavailable: 'The board does not answer at the moment. Try again in a minute.',
  protocol: 'The answer did not come from a board. Tell whoever runs this website.',
} as const;

/** What went wrong and what helps, by the code of a BoardError, and what is wrong with a field, by the code of its issue. */
export const errors = {
  ...readErrors,
  'bad-credentials': 'User name and password do not match. Check both and try again.',
  'not-allowed-now': 'This is not possible at the moment. Reload to see how things stand.',
  stale: 'Somebody changed this in the meantime. Look at it again, then decide.',
  'key-reused': 'This was sent before with other content. Reload the page and send it again.',
  'too-large': 'This is too large to send. Shorten it and try again.',
  'field-required': 'Fill this in',
  'field-too-long': 'Use at most {max} characters',
  'field-too-small': 'This number is too small',
  'field-too-large': 'This number is too large',
  'field-special-signs': 'Use words and ordinary punctuation only, no symbols or emoji',
  'field-not-in-list': 'Choose one of the list',
  'field-not-a-time': 'Enter a date and time',
  'field-twice': 'Choose each only once',
  'field-wrong-type': 'This cannot be read',
  'field-unknown-field': 'This is not asked for here',
} as const;
