/** The words of civic-track. */
export const track = {
  title: 'Look up your message',
  intro: 'Number and query code are on the receipt that you got when you sent it. This also works for confidential messages.',
  number: 'Number',
  'number-hint': 'Such as 2026-000123',
  'number-required': 'Enter the number of your message',
  code: 'Query code',
  'code-hint': 'Twelve letters and digits, such as 7K3M-9QXT-V2BD',
  'code-required': 'Enter the query code from your receipt',
  'look-up': 'Look up',
  'looking-up': 'Looking it up…',
  wrong: 'No message has this number and this code together. Check both and try again.',
  another: 'Look up another message',
} as const;
