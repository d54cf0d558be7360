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
