/** The words of lists that are gone through one message at a time: civic-review-queue and civic-supervision. */
export const work = {
  messages: 'Messages',
  position: '{number} of {total}',
  previous: 'Previous',
  next: 'Next',
  back: 'Back to the list',
  empty: 'Nothing lies here.',
  'all-done': 'Done: nothing is left here.',
  more: 'Show more',
  'failed-more': 'More messages could not be loaded.',
  new: {one: '{count} new: show', other: '{count} new: show'},
  changed: 'This list has changed: show',
  sent: 'Sent on {date}',
  nothing: 'Choose a message of the list.',
  about: '{what} “{title}”',
  gone: 'This message is no longer here. Go on with the next one.',
  keys: 'In the list, arrow up and down go to other messages and Enter opens one. After each decision the next message opens by itself.',
} as const;
