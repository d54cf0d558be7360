/** What civic-message-list says at first: its search, and the messages. */
export const firstList = {
  label: 'Messages',
  filters: 'Find messages',
  'more-filters': 'Filters',
  'filters-set': {one: 'Filters: {count} set', other: 'Filters: {count} set'},
  clear: 'Clear all filters',
  search: 'Words to find',
  'search-button': 'Search',
  agency: 'Agency',
  topic: 'Topic',
  kind: 'Kind',
  counts: 'Messages by status',
  sent: 'Sent',
  followed: 'Followers',
  followers: {one: '{count} person follows this', other: '{count} people follow this'},
  'answered-at': 'Answered',
} as const;
