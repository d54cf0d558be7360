import {noticeList} from '../../i18n/notices.js';
import {audienceOf, type BoardEvent, isListed, type MessageRecord, type Progress, replay, textIn} from '../../model/index.js';
import type {StoreContext} from '../store/context.js';
import type {Db} from '../store/database.js';
import {listAgencies} from '../store/directory.js';
import {loadMatter} from '../store/matter.js';

/** What a notice is about: a message as it was after an event, and whether everybody may still read it. */
export interface Facts {
  readonly record: MessageRecord;
  readonly event: BoardEvent;
  /** The events up to this one, and what follows from them. */
  readonly events: readonly BoardEvent[];
  readonly progress: Progress;
  /** Where the message stands now. */
  readonly current: Progress;
  /** Whether everybody could read the message after the event, and can now. Otherwise nothing of it goes out but its number. */
  readonly listed: boolean;
  /** Whether the event is one that everybody sees, in a message that everybody could read after it and can read now. */
  readonly public: boolean;
}

export async function factsOf(db: Db, messageId: string, seq: number): Promise<Facts | undefined> {
  const matter = await loadMatter(db, messageId);
  const event = matter?.events[seq - 1];
  if (!matter || !event) return undefined;
  const {record} = matter;
  const events = matter.events.slice(0, seq);
  // What is hidden today is not told of yesterday either.
  const progress = {...replay(events), hidden: matter.progress.hidden};
  const listed = isListed({content: record.content, progress}) && isListed({content: record.content, progress: matter.progress});
  return {record, event, events, progress, current: matter.progress, listed, public: listed && audienceOf(event) === 'public'};
}

/** The agencies that the event names, in words: who acted, and whom it went to. */
export async function namesIn(
  {db}: Pick<StoreContext, 'db'>, {event, progress}: Facts, language: string, boardStaff: string,
): Promise<{readonly agency: string; readonly target: string}> {
  const targets = event.supports?.map(({agencyId}) => agencyId) ?? [progress.handlerId];
  // A moderator publishes an answer, and the unit gave it.
  const actor = event.action === 'approve' ? progress.answers.at(-1)?.agencyId : event.actor.agencyId;
  const ids = [actor, ...targets].filter((id) => id != null);
  const agencies = new Map((await listAgencies(db, {ids})).map(({id, name}) => [id, textIn(name, language)]));
  const named = (id: string | null | undefined) => (id == null ? undefined : agencies.get(id)) ?? boardStaff;
  return {agency: named(actor), target: noticeList(language, targets.map(named))};
}
