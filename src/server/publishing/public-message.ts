import {type Agency, type BareMessage, type Message, PUBLIC_STATUSES} from '../../model/index.js';

/** A message as every visitor reads it. */
export type PublicMessage = BareMessage;

/** The agencies that what is published names, by id. */
export type Agencies = ReadonlyMap<string, Agency>;

export function agenciesById(agencies: readonly Agency[]): Agencies {
  return new Map(agencies.map((agency) => [agency.id, agency]));
}

/**
 * Whether what somebody got of a message is what everybody gets, and may go into feeds, search engines and other sites: not a confidential
 * message or one that is not published, and not the view of its author or of staff, who get more.
 */
export function isForEverybody({visibility, status, relations, following}: Pick<Message, 'visibility' | 'status' | 'relations' | 'following'>): boolean {
  return visibility === 'public' && (PUBLIC_STATUSES as readonly string[]).includes(status) && relations.length === 0 && !following;
}

/** When something of it last changed that everybody sees. */
export function changedAt({createdAt, answeredAt, timeline}: Pick<PublicMessage, 'createdAt' | 'answeredAt' | 'timeline'>): string {
  return [createdAt, ...(answeredAt ? [answeredAt] : []), ...timeline.map(({at}) => at)].reduce((last, at) => (Date.parse(at) > Date.parse(last) ? at : last));
}

/** The whole text of a message, part by part, each with its heading where it has one. */
export function partsOf({body, demand, details}: Pick<PublicMessage, 'body' | 'demand' | 'details'>): {readonly heading?: 'thread.demand' | 'thread.details'; readonly text: string}[] {
  return [
    ...(body ? [{text: body}] : []),
    ...(demand ? [{heading: 'thread.demand' as const, text: demand}] : []),
    ...(details ? [{heading: 'thread.details' as const, text: details}] : []),
  ];
}

/** A BCP 47 tag that can stand in markup; undefined for what is none. */
export function languageTag(language: string): string | undefined {
  return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : undefined;
}
