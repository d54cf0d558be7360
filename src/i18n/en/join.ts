/** The words of civic-join-form. Keys end in fields of the model after `field-` and `hint-`. */
export const join = {
  title: 'Join the board',
  intro: 'For agencies that want to receive and answer messages here. The people who run the board read your request and answer by e-mail. Nothing of it is public.',
  send: 'Ask to join',
  sending: 'Sending…',
  done: 'Your request has arrived. You will get an answer by e-mail.',
  'field-organisation': 'Name of the agency',
  'field-placeId': 'Place that it serves',
  'field-person': 'Person in charge',
  'field-email': 'E-mail',
  'field-phone': 'Phone',
  'field-words': 'What is it responsible for?',
  'hint-person': 'Who speaks for the agency here.',
  'hint-email': 'An address of the agency. The answer goes there.',
  'hint-words': 'So that the right messages reach you.',
} as const;
