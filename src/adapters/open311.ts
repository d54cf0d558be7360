import {type BoardAdapter, BoardError, type CallOptions, type Capabilities} from '../adapter/index.js';
import {segment} from './rest/segment.js';
import {withDeadline} from './rest/deadline.js';
import {overNetwork, seemsOffline} from './rest/client.js';
import {TOWN, townAgency, townPlace} from './open311/agencies.js';
import {Open311Client} from './open311/client.js';
import {Directory} from './open311/directory.js';
import {listAnswers, listMessages} from './open311/lists.js';
import {reportOf} from './open311/message.js';
import type {Open311Options} from './open311/options.js';
import {Source} from './open311/source.js';
import {resolveToken} from './open311/token.js';
import {entriesIn} from './open311/tree.js';

export type {Open311Options, ServiceAttribute, XmlParser} from './open311/options.js';

/** What GeoReport v2 has no idea of. */
const NOTHING: Capabilities = {
  submit: false, act: false, search: false, counts: false, similar: false, upload: false, challenge: false, follow: false, report: false, live: false,
  figures: false, join: false, desk: false, administration: false, signIn: false, account: false, confidential: false, queryCodes: false, answerOrder: false,
};

/** Milliseconds that a call of several requests may take; each of them has its own, shorter limit. */
const WHOLE_CALL = 120_000;

/**
 * The adapter for an Open311 GeoReport v2 endpoint (https://wiki.open311.org/GeoReport_v2), in JSON or XML. The protocol reads and sends reports,
 * and knows of an answer as one note; what it has no idea of is declared so, and elements hide it. Makes no request until it is called.
 *
 * - Reports are messages of one kind to one addressee, the town; services are topics, groups of them topics of the first level.
 * - Everything that is sent may be published: nothing is confidential, and a report without a public place is not sent.
 * - Sending twice cannot be told from sending again: see `Submission` for what is done instead.
 */
export function open311Adapter(options: Open311Options): BoardAdapter {
  const capabilities = {...NOTHING, submit: options.capabilities?.submit ?? options.apiKey !== undefined};
  const client = new Open311Client(options);
  const directory = new Directory(client, options, capabilities.submit);
  const source = new Source(client, directory, options);
  const calling = <T>({signal}: CallOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> => withDeadline(signal, Math.max(WHOLE_CALL, options.timeout ?? 0), work);
  // What takes no request heeds a signal all the same.
  const known = <T>(call: CallOptions, value: () => T): Promise<T> => calling(call, async (signal) => {
    await Promise.resolve();
    if (signal.aborted) throw signal.reason;
    return value();
  });
  const lacking = (what: string) => (): Promise<never> => Promise.reject(new BoardError('unsupported', `Open311 has no ${what}`));
  // What only writers need is loaded when somebody writes.
  const loadSubmission = once(async () => {
    if (seemsOffline()) await client.get('services', {});
    const [{Submission}, {Attempts}] = await overNetwork(() => Promise.all([import('./open311/submit.js'), import('./open311/attempts.js')]));
    return new Submission(source, new Attempts(options, () => source.now()));
  });
  return {
    name: `open311 ${options.endpoint} ${options.jurisdictionId ?? ''}`.trim(),
    capabilities,
    getBoard: (call = {}) => calling(call, async () => structuredClone(await directory.board())),
    listPlaces: (parentId, call = {}) => known(call, () => {
      if (parentId !== null && parentId !== TOWN) throw new BoardError('not-found', 'there is no such place');
      return parentId === null ? [townPlace(directory.base())] : [];
    }),
    getPlacePath: (placeId, call = {}) => known(call, () => {
      if (placeId !== TOWN) throw new BoardError('not-found', 'there is no such place');
      return [townPlace(directory.base())];
    }),
    listAgencies: ({placeId, ids}, call = {}) => known(call, () => {
      const fits = (!placeId || placeId === TOWN) && (!ids || ids.includes(TOWN));
      return fits ? [townAgency(directory.base())] : [];
    }),
    listMessages: (query, call = {}) => calling(call, (signal) => listMessages(source, query, signal)),
    listAnswers: (query, call = {}) => calling(call, (signal) => listAnswers(source, query, signal)),
    getMessage: (idOrNumber, call = {}) => calling(call, async (signal) => {
      const address = segment(idOrNumber);
      const id = await resolveToken(client, idOrNumber, signal);
      const [tree, context] = await Promise.all([client.get(`requests/${id === idOrNumber ? address : segment(id)}`, {}, signal), source.context()]);
      const entries = entriesIn(tree, 'request').filter((entry) => entry['service_request_id'] !== undefined);
      const reports = entries.flatMap((entry) => reportOf(entry, context) ?? []);
      const found = reports.find(({message}) => message.id === id);
      if (!found) throw new BoardError(entries.length > reports.length ? 'protocol' : 'not-found', 'the endpoint gave no such report, or one without a time');
      return found.message;
    }),
    submitMessage: (draft, call) => calling(call, async () => {
      if (!capabilities.submit) throw new BoardError('unsupported', 'sending takes an `apiKey`');
      return (await loadSubmission()).submit(draft, call.idempotencyKey);
    }),
    getSession: (call = {}) => known(call, () => null),
    signOut: (call = {}) => known(call, () => undefined),
    countMessages: lacking('counts'),
    findSimilar: lacking('search'),
    uploadFile: lacking('files'),
    getChallenge: lacking('challenges'),
    act: lacking('way to act on a report'),
    follow: lacking('following'),
    reportContent: lacking('moderators'),
    watchMessage: lacking('announcements'),
    getFigures: lacking('figures'),
    requestToJoin: lacking('agencies that join'),
    openDesk: lacking('desk'),
    openAdministration: lacking('administration'),
    signIn: lacking('sessions'),
    openAccount: lacking('accounts'),
  };
}

/** Loads something once; again after a failure. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => (loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));
}
