/** The words of the status badge. The first three are the public board's; the others are seen by authors and staff. */
export const status = {
  waiting: 'Waiting for an answer',
  'in-progress': 'In progress',
  answered: 'Answered',
  received: 'Being checked',
  rejected: 'Not published',
  withdrawn: 'Withdrawn',
} as const;
