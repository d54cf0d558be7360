/** What civic-message-list says of messages. */
export const firstList = {
  label: 'Messages',
  agency: 'Agency',
  topic: 'Topic',
  kind: 'Kind',
  sent: 'Sent',
  followed: 'Followers',
  followers: {one: '{count} person follows this', other: '{count} people follow this'},
  'answered-at': 'Answered',
} as const;
