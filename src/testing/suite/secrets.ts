import {replay, type SeedMessage, type TownAccount} from '../../model/index.js';

/** Who may know something of a message: its parties, the staff on it, whoever may read it; nobody: it comes with no message at all. */
type Circle = 'readers' | 'parties' | 'staff' | 'nobody';

/** Something of a message that not everybody may see. */
export interface Secret {
  readonly what: string;
  readonly text: string;
  readonly circle: Circle;
}

/** All that a message holds and not everybody may see. */
export function secretsOf({record, events}: SeedMessage): Secret[] {
  const {content, privatePart} = record;
  const progress = replay(events);
  const listed = content.visibility === 'public' && !['received', 'rejected', 'withdrawn'].includes(progress.state);
  const secrets: Secret[] = [
    ...Object.entries(privatePart).map(([field, text]) => ({what: `private ${field}`, text: String(text), circle: 'nobody' as const})),
    ...events.flatMap(({seq, internalText, words, supports}) => [
      {what: 'an internal note', text: internalText ?? '', circle: 'staff' as const},
      {what: 'words between the parties', text: arePublished(events, seq) ? '' : words ?? '', circle: 'parties' as const},
      ...(supports ?? []).map(({task}) => ({what: 'a task', text: task, circle: 'staff' as const})),
    ]),
    ...progress.answers.filter((answer) => answer.stage !== 'approved').map(({body}) => ({what: 'an unapproved answer', text: body, circle: 'staff' as const})),
    ...(content.spot && !content.spot.public ? [{what: 'a place', text: content.spot.address, circle: 'parties' as const}] : []),
    ...(listed ? [] : [
      ...[content.title, content.body, content.demand, content.details].map((text) => ({what: 'a hidden message', text, circle: 'readers' as const})),
      ...progress.answers.map(({body}) => ({what: 'an answer of a hidden message', text: body, circle: 'readers' as const})),
      {what: 'its existence', text: record.number, circle: 'readers' as const},
    ]),
  ];
  return secrets.filter(({text}) => text !== '');
}

/** Whether an event holds words of the author that board staff have published since: of those actions that everybody sees. */
function arePublished(events: SeedMessage['events'], seq: number): boolean {
  const event = events.find((candidate) => candidate.seq === seq);
  const inPublic = event && (['rate', 'reopen', 'supply-info'].includes(event.action) || (event.action === 'follow-up' && event.from === 'answered'));
  return inPublic === true && event.actor.role === 'author' && events.some((later) => later.action === 'publish-words' && later.seq > seq);
}

/**
 * Whether somebody may know it. Written apart from the model's rights on purpose: a mistake there must not hide itself here.
 */
export function mayKnow(account: TownAccount | undefined, {record, events}: SeedMessage, {circle}: Secret): boolean {
  if (!account) return false;
  const {handlerId} = events.findLast((event) => event.handlerId !== undefined) ?? {};
  const published = events.some((event) => event.action === 'publish');
  const isStaff = account.agencyId !== undefined;
  const handles = isStaff && published && handlerId === account.agencyId;
  const supports = isStaff && events.some((event) => event.supports?.some((support) => support.agencyId === account.agencyId));
  const oversees = isStaff && events.some((event) => event.escalatedTo === account.agencyId) && events.findLast(({action}) => action === 'supervise' || action === 'end-supervision')?.action === 'supervise';
  const wrote = record.content.authorId === account.personId;
  if (circle === 'nobody') return false;
  if (account.role === 'moderator') return true;
  switch (circle) {
    case 'staff': return handles || supports || oversees;
    case 'parties': case 'readers': return handles || supports || oversees || wrote;
  }
}
