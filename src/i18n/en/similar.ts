/** The words of what is shown while writing: earlier messages about the same matter. */
export const similar = {
  title: 'Is it about one of these?',
  hint: 'Earlier messages that may be about the same matter. If one is, follow it: you hear of its answer, and it counts one more.',
  found: {one: '{count} earlier message may be about the same matter', other: '{count} earlier messages may be about the same matter'},
  answer: 'Answer: {text}',
  'no-answer': 'No answer yet',
  followers: {one: '{count} follows it', other: '{count} follow it'},
  follow: 'Follow this one instead',
  following: 'Following…',
  'follow-failed': 'This did not work.',
  'new-tab': '(opens in a new tab)',
  'followed-title': 'You follow it now',
  'followed-text': '“{title}” is among your messages. Do you still want to send your own?',
  clear: 'Clear what I wrote',
  'go-on': 'Go on writing',
} as const;
