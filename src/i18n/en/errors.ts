import {readErrors} from './read-errors.js';

/** What went wrong and what helps, by the code of a BoardError, and what is wrong with a field, by the code of its issue. */
export const errors = {
  ...readErrors,
  'bad-credentials': 'User name and password do not match. Check both and try again.',
  'rate-limited-seconds': {one: 'Too many attempts. Try again in {count} second.', other: 'Too many attempts. Try again in {count} seconds.'},
  'rate-limited-minutes': {one: 'Too many attempts. Try again in {count} minute.', other: 'Too many attempts. Try again in {count} minutes.'},
  'challenge-failed': 'The check that you are not a robot did not work. Try again.',
  'not-allowed-now': 'This is not possible at the moment. Reload to see how things stand.',
  stale: 'Somebody changed this in the meantime. Look at it again, then decide.',
  'key-reused': 'This was sent before with other content. Reload the page and send it again.',
  'too-large': 'This is too large to send. Shorten it and try again.',
  'field-required': 'Fill this in',
  'field-too-long': 'Use at most {max} characters',
  'field-too-small': 'This number is too small',
  'field-too-large': 'This number is too large',
  'field-special-signs': 'Use words and ordinary punctuation only, no symbols or emoji',
  'field-not-in-list': 'Choose one of the list',
  'field-not-a-time': 'Enter a date and time',
  'field-twice': 'Choose each only once',
  'field-too-many': 'These are more than the board takes. Remove some',
  'field-not-uploaded': 'The board no longer had a file. It is being uploaded again: send once it is there',
  'field-in-use': 'Something that would go is still in use',
  'field-not-an-email': 'Enter an e-mail address such as name@example.com',
  'field-wrong-type': 'This cannot be read',
  'field-unknown-field': 'This is not asked for here',
} as const;
