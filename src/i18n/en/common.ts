/** Words that several elements share. */
export const common = {
  loading: 'Loading…',
  'part-failed': 'This part of the page could not be loaded.',
  refreshing: 'Refreshing…',
  'any': 'Any',
  optional: 'optional',
  more: 'Show more',
  yes: 'Yes',
  no: 'No',
  'the-author': 'The author',
  'board-staff': 'Board staff',
  anonymous: 'Name not given',
} as const;
