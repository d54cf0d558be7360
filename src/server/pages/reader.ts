import {ALL_CAPABILITIES} from '../../adapter/index.js';
import {type Attachment, type Message, type MessageQuery, type Viewer, VISITOR} from '../../model/index.js';
import type {BoardReader} from '../../ssr/index.js';
import {API_PATH} from '../http/path.js';
import type {ApiParts} from '../http/env.js';
import {rootOf} from './context.js';

/**
 * The server's own store as what elements read from: as everybody, or as the author of one message who has shown its query code. `base`: what addresses of
 * files begin with; the whole address of the server in what other sites put into their pages.
 */
export function storeReader(parts: Pick<ApiParts, 'store' | 'services' | 'publicUrl'>, shown?: Message, base = rootOf(parts)): BoardReader {
  const {store, services} = parts;
  const files = `${base}${API_PATH}`;
  const viewer: Viewer = VISITOR;
  return {
    name: 'store',
    capabilities: ALL_CAPABILITIES,
    getBoard: async () => ({...await store.getBoard(), services}),
    listPlaces: (parentId) => store.listPlaces(parentId),
    getPlacePath: (placeId) => store.getPlacePath(placeId),
    listAgencies: (query) => store.listAgencies(query),
    listMessages: (query: MessageQuery) => store.listMessages(viewer, query),
    getMessage: async (id) => withFileAddresses(shown ?? await store.getMessage(viewer, id), files),
    listAnswers: (query) => store.listAnswers(query),
    countMessages: (query) => store.countMessages(query),
    getFigures: (query) => store.getFigures(viewer, {until: lastStep(store.context.now()).toISOString(), ...query}),
  };
}

/**
 * Figures say until when they count. In pages that is a full five minutes: one that says another time whenever it is asked for could be kept by
 * nobody, and whoever has it would get all of it again.
 */
const STEP = 5 * 60_000;

function lastStep(now: Date): Date {
  return new Date(Math.floor(now.getTime() / STEP) * STEP);
}

/** The store gives addresses of files as seen from the API. */
function withFileAddresses(message: Message, files: string): Message {
  const fromRoot = (address: string): string => (/^([a-z][a-z\d+.-]*:|\/)/i.test(address) ? address : `${files}/${address}`);
  const addressed = (file: Attachment): Attachment => ({...file, url: fromRoot(file.url), ...(file.captionsUrl !== undefined && {captionsUrl: fromRoot(file.captionsUrl)})});
  return {
    ...message,
    attachments: message.attachments.map(addressed),
    timeline: message.timeline.map((entry) => (entry.visit?.attachments ? {...entry, visit: {...entry.visit, attachments: entry.visit.attachments.map(addressed)}} : entry)),
    answers: message.answers.map((answer) => ({...answer, attachments: answer.attachments.map(addressed)})),
  };
}
