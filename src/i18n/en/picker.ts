/** The words of civic-agency-picker. */
export const picker = {
  label: 'Agency or leader',
  place: 'Place',
  'place-inside': 'Place in {place}',
  'choose-place': 'Choose a place',
  'place-itself': '{place} itself',
  agency: 'Agency or leader',
  'choose-agency': 'Choose an agency or leader',
  'leader-of': '{leader}, {agency}',
  'no-agencies': 'Nobody can be written to here. Choose another place.',
  required: 'Choose an agency or leader',
} as const;
