/** The words of civic-recent-replies. */
export const replies = {
  title: 'Recent replies',
  loading: 'Loading…',
  empty: 'No message has been answered yet.',
  'board-staff': 'Board staff',
} as const;
