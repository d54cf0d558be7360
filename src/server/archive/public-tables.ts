import type {Agency, Answer, Attachment, BoardInfo, LocalizedText, Place, TimelineEntry} from '../../model/index.js';
import type {OpenMessage} from './public.js';

/** The cells of a row by the names of their columns. */
type Columns<T> = Readonly<Record<string, (row: T) => string | null>>;

const text = (value: string | number | boolean | null | undefined): string | null => (value === undefined || value === null ? null : String(value));
const words = (value: LocalizedText | null | undefined): string | null => (value ? JSON.stringify(value) : null);
/** Addresses, separated by blanks. */
const files = (attachments: readonly Attachment[] | undefined): string | null => (attachments ? attachments.map(({url}) => url).join(' ') : null);

/**
 * Open data as tables for spreadsheets. Lists within a message have tables of their own; names in several languages are JSON, by language.
 * As JSON lines a message is one object with all that is in it.
 */
export const OPEN_TABLES = {
  board: {
    name: ({name}) => words(name), languages: ({languages}) => languages.join(' '), timeZone: ({timeZone}) => timeZone,
    kinds: ({kinds}) => JSON.stringify(kinds), topics: ({topics}) => JSON.stringify(topics), clocks: ({clocks}) => JSON.stringify(clocks),
  } satisfies Columns<Omit<BoardInfo, 'services'>>,
  places: {id: ({id}) => id, parentId: ({parentId}) => parentId, level: ({level}) => level, name: ({name}) => words(name)} satisfies Columns<Omit<Place, 'hasChildren'>>,
  agencies: {
    id: ({id}) => id, parentId: ({parentId}) => parentId, placeId: ({placeId}) => placeId, name: ({name}) => words(name), leader: ({leader}) => words(leader),
  } satisfies Columns<Agency>,
  messages: {
    id: ({id}) => id, number: ({number}) => number, createdAt: ({createdAt}) => createdAt, status: ({status}) => status, kind: ({kind}) => kind, topic: ({topic}) => topic,
    agencyId: ({agencyId}) => agencyId, title: ({title}) => title, body: ({body}) => body, demand: ({demand}) => demand, details: ({details}) => details,
    displayName: ({displayName}) => displayName, language: ({language}) => language, answeredAt: ({answeredAt}) => text(answeredAt), followers: ({followers}) => text(followers),
    address: ({spot}) => text(spot?.address), latitude: ({spot}) => text(spot?.point?.latitude), longitude: ({spot}) => text(spot?.point?.longitude), files: ({attachments}) => files(attachments),
  } satisfies Columns<OpenMessage>,
  answers: {
    messageId: ({messageId}) => messageId, id: ({id}) => id, approvedAt: ({approvedAt}) => text(approvedAt), agencyId: ({agencyId}) => agencyId,
    organisation: ({organisation}) => organisation, person: ({person}) => person, contact: ({contact}) => contact, body: ({body}) => body, files: ({attachments}) => files(attachments),
    resolution: ({rating}) => text(rating?.resolution), attitude: ({rating}) => text(rating?.attitude), speed: ({rating}) => text(rating?.speed), solved: ({rating}) => text(rating?.solved),
  } satisfies Columns<Answer & {readonly messageId: string}>,
  timeline: {
    messageId: ({messageId}) => messageId, id: ({id}) => id, at: ({at}) => at, action: ({action}) => action, role: ({actor}) => actor.role, actorAgencyId: ({actor}) => text(actor.agencyId),
    status: ({status}) => status, publicText: (entry) => text(entry.publicText), words: (entry) => text(entry.words), handlerId: ({handlerId}) => text(handlerId),
    supportAgencyIds: ({supports}) => text(supports?.map(({agencyId}) => agencyId).join(' ')),
    visitWay: ({visit}) => text(visit?.way), visitedAt: ({visit}) => text(visit?.visitedAt), visitSolved: ({visit}) => text(visit?.solved), files: ({visit}) => files(visit?.attachments),
  } satisfies Columns<TimelineEntry & {readonly messageId: string}>,
};
export type OpenTableName = keyof typeof OPEN_TABLES;
