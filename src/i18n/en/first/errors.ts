/** What can go wrong before anything else was fetched, and what helps. */
export const firstErrors = {
  'no-board': 'This part of the page is not connected to a board. It needs a civic-board-provider around it, with an endpoint.',
  retry: 'Try again',
  offline: 'There is no connection. Nothing is lost: try again when you are online.',
  unavailable: 'The board does not answer at the moment. Try again in a minute.',
} as const;
