/** The words of what appears in civic-thread while somebody reads, fetched when a message is shown. */
export const live = {
  one: 'New: {what}',
  several: {one: 'New: {what}, and {count} more step', other: 'New: {what}, and {count} more steps'},
  show: 'Show',
  close: 'Close',
} as const;
