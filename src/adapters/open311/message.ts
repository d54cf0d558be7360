import {cleanLine, cleanText} from '../../model/clean.js';
import {countGraphemes, truncate} from '../../model/graphemes.js';
import type {Agency, Answer, Attachment, AttachmentType, BoardInfo, Message, MessageSummary, PublishedAnswer, PublicStatus, Spot, TimelineEntry} from '../../model/index.js';
import {EXCERPT_LENGTH} from '../../model/view.js';
import {agencyNamed, TOWN} from './agencies.js';
import {KIND} from './directory.js';
import type {Entry} from './options.js';
import {type Service, topicIdOf} from './services.js';
import {readTime} from './time.js';
import {textIn} from './tree.js';

/** What reports are read with. */
export interface ReportContext {
  /** Names, languages and limits; its topics are not looked at. */
  readonly board: BoardInfo;
  readonly services: readonly Service[];
  /** What relative addresses of pictures begin from. */
  readonly endpoint: string;
}

/** A report of the endpoint, read. */
export interface Report {
  readonly message: Message;
  /** The same as a list has it. */
  readonly summary: MessageSummary;
  /** Milliseconds; what lists are sorted by. */
  readonly sentAt: number;
}

/**
 * Reads a report. The protocol knows two states and one note on the last of them: closed is answered; open is waiting, or in progress when the
 * agency has said something about it. The note is its official answer. Undefined without an id, and without a time, which every place where a
 * message is shown needs.
 */
export function reportOf(entry: Entry, context: ReportContext): Report | undefined {
  const {board, services, endpoint} = context;
  const id = textIn(entry, 'service_request_id').trim();
  const time = (name: string) => readTime(textIn(entry, name), board.timeZone);
  const createdAt = time('requested_datetime') ?? time('updated_datetime');
  if (!id || !createdAt) return undefined;
  const code = textIn(entry, 'service_code').trim();
  const service = services.find((known) => known.code === code);
  const agency = agencyNamed(cleanLine(textIn(entry, 'agency_responsible')), board);
  const note = cleanText(textIn(entry, 'status_notes'));
  const isClosed = /^closed$/i.test(textIn(entry, 'status').trim());
  const status: PublicStatus = isClosed ? 'answered' : note ? 'in-progress' : 'waiting';
  const changedAt = note || isClosed ? time('updated_datetime') : undefined;
  const dueAt = isClosed ? undefined : time('expected_datetime');
  const {title, body} = textsOf(cleanText(textIn(entry, 'description')), service?.name || cleanLine(textIn(entry, 'service_name')) || code || id, board);
  const answers: Answer[] = note
    ? [{id: `${id}-note`, body: note, agencyId: agency.id, organisation: '', contact: '', person: '', attachments: [], approvedAt: changedAt ?? createdAt}]
    : [];
  const spot = spotOf(entry);
  const summary: MessageSummary = {
    id, number: id, title,
    excerpt: truncate(body.replace(/\n+/g, ' '), EXCERPT_LENGTH),
    kind: KIND,
    topic: service?.topicId ?? topicIdOf(code),
    agencyId: agency.id, status, displayName: '', visibility: 'public', language: '', createdAt,
    // An open one with a note would else be in progress and answered at once.
    ...(isClosed && answers[0]?.approvedAt && {answeredAt: answers[0].approvedAt}),
    followers: 0,
    ...(dueAt && {dueAt}),
  };
  const timeline = timelineOf(summary, changedAt, note !== '', isClosed);
  const named = [agency, agencyNamed('', board)];
  return {
    sentAt: Date.parse(createdAt),
    summary,
    message: {
      ...summary, body, demand: '', details: '',
      ...(spot && {spot}),
      attachments: pictureOf(textIn(entry, 'media_url').trim(), id, endpoint),
      version: timeline.length,
      timeline, answers, allowedActions: [], relations: [], following: false,
      agencies: named.filter(({id: one}, index) => named.findIndex((other) => other.id === one) === index),
    },
  };
}

/** The official answer on its own; undefined where there is none. */
export function answerOf({message}: Report): PublishedAnswer | undefined {
  const {id, title, topic, kind} = message;
  const [answer] = message.answers;
  if (!answer?.approvedAt) return undefined;
  const {body, agencyId, organisation, approvedAt} = answer;
  return {messageId: id, title, body, agencyId, organisation, topic, kind, approvedAt};
}

/** Each agency that reports name, once. */
export function agenciesIn(reports: readonly Report[], board: BoardInfo): Agency[] {
  const all = new Map<string, Agency>();
  for (const {message} of reports) for (const agency of message.agencies) if (agency.id === message.agencyId) all.set(agency.id, agency);
  return [...all.values()].map((agency) => (agency.id === TOWN ? agencyNamed('', board) : agency));
}

/** How a title and a text go into the one description. */
export function descriptionOf({title, body}: {readonly title: string; readonly body: string}): string {
  return `${title}\n\n${body}`;
}

/** And out again: a short first line is the title. Where there is none, the report is called by what it is about. */
function textsOf(description: string, serviceName: string, {limits}: BoardInfo): {title: string; body: string} {
  const [first = '', ...rest] = description.split('\n');
  if (first === '' || countGraphemes(first) > limits.title) return {title: serviceName, body: description};
  return {title: first, body: rest.join('\n').trim()};
}

function timelineOf({id, createdAt, agencyId}: MessageSummary, changedAt: string | undefined, hasNote: boolean, isClosed: boolean): TimelineEntry[] {
  const entry = (seq: number, at: string, rest: Pick<TimelineEntry, 'action' | 'actor' | 'status'> & Partial<TimelineEntry>): TimelineEntry => ({id: `${id}-${seq}`, at, ...rest});
  const sent = entry(1, createdAt, {action: 'submit', actor: {role: 'author'}, status: 'waiting', handlerId: TOWN});
  // What the agency did is known, and when only if the endpoint tells.
  if (!changedAt) return [sent];
  const actor = {role: 'staff' as const, agencyId};
  return [sent, hasNote
    ? entry(2, changedAt, {action: 'approve', actor, status: isClosed ? 'answered' : 'in-progress'})
    : entry(2, changedAt, {action: 'close', actor, status: 'answered'})];
}

function spotOf(entry: Entry): Spot | undefined {
  const address = cleanLine(textIn(entry, 'address')) || cleanLine(textIn(entry, 'zipcode'));
  const [latitude, longitude] = [degrees(textIn(entry, 'lat'), 90), degrees(textIn(entry, 'long'), 180)];
  // Endpoints without a place say 0, 0, which is at sea.
  const isPoint = latitude !== undefined && longitude !== undefined && (latitude !== 0 || longitude !== 0);
  if (!address && !isPoint) return undefined;
  return {address, public: true, ...(isPoint && {point: {latitude, longitude}})};
}

function degrees(text: string, most: number): number | undefined {
  const value = text.trim() === '' ? NaN : Number(text);
  return Math.abs(value) <= most ? value : undefined;
}

const TYPES: Readonly<Record<string, AttachmentType>> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', mp4: 'video/mp4', webm: 'video/webm',
};

/** What the address of a picture or video leads to, as far as its ending says; it may be anything, a page too. */
function pictureOf(url: string, id: string, endpoint: string): Attachment[] {
  if (!url) return [];
  try {
    const address = new URL(url, new URL(`${endpoint.replace(/\/+$/, '')}/`, globalThis.document?.baseURI));
    const type = TYPES[/\.(\w+)$/.exec(address.pathname)?.[1]?.toLowerCase() ?? ''];
    if (!type || !/^https?:$/.test(address.protocol)) return [];
    return [{id: `${id}-media`, type, size: 0, url: address.href, description: '', public: true}];
  } catch {
    return [];
  }
}
