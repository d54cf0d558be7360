import {fill} from '../../i18n/index.js';
import {noticeDate, type NoticeStrings, noticeStrings} from '../../i18n/notices.js';
import {isOpen, isOverdue, isReturned, openTasks, owedBy, type Progress, publicContentOf, textIn} from '../../model/index.js';
import type {StoreContext} from '../store/context.js';
import {listAgencies} from '../store/directory.js';
import type {Facts} from './facts.js';
import {compose, type Letter, type Line} from './letter.js';

/**
 * The letter to a unit's desk about an event that asks it to do something; undefined when that has been done in the meantime. In the board's
 * main language. Letters travel in the open: it holds no word that is not public, neither notes nor tasks nor the private part, and says where
 * they are to be read.
 */
export async function deskLetter(
  context: Pick<StoreContext, 'db' | 'board' | 'now'>, facts: Facts, agencyId: string, deskUrl: string | undefined,
): Promise<Letter | undefined> {
  const {event, record: {number, content}, progress} = facts;
  if (!isStillAsked(facts, agencyId)) return undefined;
  const {name, languages, timeZone} = await context.board();
  const {tag, strings} = noticeStrings('', languages[0] ?? 'en');
  const say = (key: keyof NoticeStrings, values: Readonly<Record<string, string>> = {}) => fill(strings[key], tag, values);
  const agencies = new Map((await listAgencies(context.db, {ids: [agencyId, event.actor.agencyId].filter((id) => id !== undefined)})).map((agency) => [agency.id, textIn(agency.name, tag)]));
  const named = (id: string | undefined) => (id === undefined ? undefined : agencies.get(id)) ?? say('board-staff');
  const agency = named(agencyId);
  const due = dueOf(facts, agencyId);
  const lines: readonly Line[] = [
    say(bodyOf(facts, agencyId), {agency, by: named(event.actor.agencyId)}),
    facts.listed ? say('about-title', {title: publicContentOf(content, progress.hidden).title, number}) : say('about-number', {number}),
    ...(due === undefined ? [] : [say(isOverdue(due, context.now()) ? 'desk-overdue' : 'desk-due', {due: noticeDate(tag, new Date(due), timeZone)})]),
    ...(deskUrl === undefined ? [] : [{says: say('desk-link'), url: deskUrl}]),
    '',
    say('desk-why', {agency}),
  ];
  return await compose(tag, textIn(name, tag), say('subject-line', {subject: say(`desk-subject-${event.action as DeskAction}`), number}), lines);
}

type DeskAction = 'remind' | 'whistle' | 'return' | 'transfer' | 'escalate';

function bodyOf({event, progress}: Facts, agencyId: string): keyof NoticeStrings {
  const action = event.action as DeskAction;
  if (action !== 'remind') return `desk-${action}`;
  return progress.handlerId === agencyId ? 'desk-remind-answer' : 'desk-remind-part';
}

/** Whether the unit is still to do what the event asks for. A mail server can have been away for days. */
function isStillAsked({event: {action, reminded}, current}: Facts, agencyId: string): boolean {
  switch (action) {
    case 'remind': return reminded?.dueAt === undefined ? owes(current, agencyId) : owedBy(current).some((owed) => owed.agencyId === agencyId && owed.dueAt === reminded.dueAt);
    case 'whistle': return openTasks(current).some((task) => task.agencyId === agencyId);
    case 'return': return current.handlerId === agencyId && isReturned(current);
    case 'transfer': return current.handlerId === agencyId && isOpen(current);
    case 'escalate': return !!current.supervision?.escalatedTo.includes(agencyId);
    default: return false;
  }
}

function owes(progress: Progress, agencyId: string): boolean {
  return (progress.handlerId === agencyId && isOpen(progress)) || openTasks(progress).some((task) => task.agencyId === agencyId);
}

/** When what the event asks for is due; undefined where no time was said. */
function dueOf({event: {action, reminded, supports = []}, progress}: Facts, agencyId: string): string | undefined {
  switch (action) {
    case 'remind': return reminded?.dueAt;
    case 'whistle': return supports.find((support) => support.agencyId === agencyId)?.dueAt;
    case 'return': case 'transfer': return progress.dueAt;
    default: return undefined;
  }
}
