/**
 * The words of civic-thread for oversight: supervision and visits, what units do among themselves, what is hidden from the public. Fetched for
 * messages that have some of it. Keys end in names of the model: an action after `event-`.
 */
export const oversight = {
  'event-assign': '{agency} gave the message to {name}',
  'event-assign-nobody': '{agency} gave the message to nobody in particular',
  'event-remind': '{agency} reminded {target}',
  'event-remind-system': 'The board reminded {target}',
  'event-note': '{agency} made a note',
  'event-supervise': 'Board staff supervise the matter',
  'event-supervision-note': 'A note on the supervision',
  'event-escalate': 'The supervision was escalated to {target}',
  'event-end-supervision': 'The supervision ended',
  'event-mask': 'Board staff hid part of the message from the public',
  'event-endorse': 'The lead of {agency} endorsed the answer',
  'event-visit-phone': 'Visit by board staff, by phone',
  'event-visit-in-person': 'Visit by board staff, in person',
  'event-visit-video': 'Visit by board staff, by video',
  'visited-on': 'Visited on {date}',
  'due-by': 'Due by {date}',
  'settle-by': 'To be settled by {date}',
  'files-of-visit': 'Pictures and videos of the visit',
  'some-hidden': 'The public does not get all of this: what is marked is hidden.',
  'hidden-here': 'Hidden from the public:',
  'hidden-end': 'end of what is hidden',
  masked: 'hidden by board staff',
} as const;
