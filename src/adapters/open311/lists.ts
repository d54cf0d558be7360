import {BoardError} from '../../adapter/index.js';
import {answerQuerySchema, isWithinTopic, messageQuerySchema, type AnswerQuery, type MessageQuery, type MessageSummary, type Page, type PublishedAnswer} from '../../model/index.js';
import {checked} from '../memory/checked.js';
import {pageAfter, type Place, placeIn} from '../memory/paging.js';
import {TOWN} from './agencies.js';
import {agenciesIn, answerOf, type Report, reportOf} from './message.js';
import type {Source} from './source.js';
import {resolveToken} from './token.js';
import {entriesIn} from './tree.js';
import {DAY, LONGEST_SPAN, sorted, walk} from './walk.js';

/** Two years: the protocol does not tell when the first report was. */
const LOOKS_BACK = 730 * DAY;

/** Requests for the newest answers, which the protocol cannot be asked for. */
const ANSWER_REQUESTS = 8;

/** Ids in one address. */
const IDS_AT_ONCE = 50;

/** Services in one address; a group with more is looked for among everything. */
const SERVICES_AT_ONCE = 50;

const LIST = 'messages newest';

/** A page of reports, the newest first. What the endpoint cannot filter by is filtered here. */
export async function listMessages(source: Source, input: MessageQuery, signal: AbortSignal): Promise<Page<MessageSummary>> {
  const query = checked(messageQuerySchema, input);
  const {queue, text, sort, limit, cursor, ids} = query;
  if (queue !== 'public') throw new BoardError('unauthenticated', 'the protocol has no sessions');
  if (text) throw new BoardError('unsupported', 'the protocol has no search');
  if (sort !== 'newest') throw new BoardError('unsupported', `the protocol has no order, and ${sort} would take all reports`);
  const after = cursor ? placeIn(cursor, LIST) : undefined;
  const found = ids ? await byIds(source, ids, signal) : await newest(source, query, after, signal);
  const reports = found.filter((report) => fits(report, query));
  const {items, nextCursor} = pageAfter(reports, placeOf, {list: LIST, limit, cursor});
  return {items: items.map(({summary}) => summary), agencies: agenciesIn(items, source.directory.base()), ...(nextCursor && {nextCursor})};
}

/**
 * The newest answers, among the reports of the last 90 days: the endpoint sorts by nothing, and finding an answer to an older report would take
 * all reports there are.
 */
export async function listAnswers(source: Source, input: AnswerQuery, signal: AbortSignal): Promise<Page<PublishedAnswer>> {
  const query = checked(answerQuerySchema, input);
  const {limit, cursor} = query;
  const list = 'answers';
  if (cursor) placeIn(cursor, list);
  const now = source.now();
  const found: Report[] = [];
  const parameters = await parametersOf(source, query);
  if (!parameters) return {items: [], agencies: []};
  for await (const reports of walk({...await source.walkBase(), parameters, from: now + DAY, until: now - LONGEST_SPAN, requests: ANSWER_REQUESTS, signal})) found.push(...reports);
  const answered = found.filter((report) => answerOf(report) && fits(report, query));
  const {items, nextCursor} = pageAfter(answered, (report) => [-Date.parse(answerOf(report)?.approvedAt ?? ''), 0, report.message.id], {list, limit, cursor});
  return {items: items.flatMap((report) => answerOf(report) ?? []), agencies: agenciesIn(items, source.directory.base()), ...(nextCursor && {nextCursor})};
}

/** As many as a page takes and one more, from where the page before ended. */
async function newest(source: Source, query: Filters & {readonly limit: number}, after: Place | undefined, signal: AbortSignal): Promise<Report[]> {
  const parameters = await parametersOf(source, query);
  if (!parameters) return [];
  const {since} = source.options;
  const now = source.now();
  const until = since === undefined ? now - LOOKS_BACK : Date.parse(since);
  const found: Report[] = [];
  let left = query.limit;
  for await (const reports of walk({...await source.walkBase(), parameters, from: after ? -after[0] : now + DAY, until, signal})) {
    found.push(...reports);
    left -= reports.filter((report) => fits(report, query) && (!after || isAfter(report, after))).length;
    if (left < 0) break;
  }
  return found;
}

async function byIds(source: Source, ids: readonly string[], signal: AbortSignal): Promise<Report[]> {
  const resolved = await Promise.all(ids.filter((id) => id !== '').map((id) => resolveToken(source.client, id, signal).catch(() => undefined)));
  const wanted = [...new Set(resolved.filter((id) => id !== undefined))];
  const {context} = await source.walkBase();
  const found: Report[] = [];
  for (let index = 0; index < wanted.length; index += IDS_AT_ONCE) {
    const tree = await source.client.get('requests', {service_request_id: wanted.slice(index, index + IDS_AT_ONCE).join(',')}, signal);
    found.push(...entriesIn(tree, 'request').flatMap((entry) => reportOf(entry, context) ?? []));
  }
  // Some endpoints do not know the parameter, and give the newest.
  return sorted(found.filter(({message}) => wanted.includes(message.id)));
}

interface Filters {
  readonly placeId?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly topic?: string | undefined;
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
}

/** The filters that the endpoint understands; undefined where nothing can fit. */
async function parametersOf(source: Source, {topic, status}: Filters): Promise<Record<string, string> | undefined> {
  const codes = topic ? (await source.directory.services()).filter(({topicId}) => isWithinTopic(topicId, topic)).map(({code}) => code) : [];
  if (topic && codes.length === 0) return undefined;
  return {
    ...(codes.length > 0 && codes.length <= SERVICES_AT_ONCE && {service_code: codes.join(',')}),
    ...(status && {status: status === 'answered' ? 'closed' : 'open'}),
  };
}

function fits({message}: Report, {placeId, agencyId, topic, kind, status}: Filters): boolean {
  return (!placeId || placeId === TOWN) && (!agencyId || message.agencyId === agencyId) && (!topic || isWithinTopic(message.topic, topic)) &&
    (!kind || message.kind === kind) && (!status || message.status === status);
}

function placeOf({sentAt, message}: Report): Place {
  return [-sentAt, 0, message.id];
}

function isAfter({sentAt, message}: Report, [at, , id]: Place): boolean {
  return -sentAt > at || (-sentAt === at && message.id > id);
}
