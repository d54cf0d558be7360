import {sql} from 'kysely';
import {type Box, boxContextAt, BOXES_OF, type BoxQueue, dueInBox, firstOwedAt, isInBox, LEADERS_PRESET, type Matter, type MessageRecord, owedAt, type Progress, type Viewer} from '../../../model/index.js';
import type {Db} from '../database.js';

/** A message with what trays are told apart by. */
export interface Trayed {
  readonly record: MessageRecord;
  readonly progress: Progress;
  readonly openReports: number;
}

/** The owner of board staff's trays. Every other owner is an agency. */
export const BOARD_STAFF = '';

/** What lies in a queue without a tray being asked for. */
export const WAITS = 'waits';

/** What is due at some time; whether that is soon or over is for who asks. */
export const OWES = 'owes';

/** A tray as it is kept. */
type Kept = Exclude<Box, 'due-soon' | 'overdue'> | typeof WAITS | typeof OWES;

/** One message in one tray. */
export interface TrayRow {
  readonly message_id: string;
  readonly owner: string;
  readonly box: Kept;
  /** Whose tray it is in the unit; empty for everybody's. */
  readonly person: string;
  readonly created_at: string;
  readonly due_at: string;
}

/** Any moment will do for what does not depend on the time. */
const SOME_TIME = boxContextAt(new Date(0), {...LEADERS_PRESET, dueSoonDays: 0});

/** Everything that depends on no clock, straight from the model's rule: there is no second one in SQL. */
export function trayRows({record, progress, openReports}: Trayed): TrayRow[] {
  const matter: Matter = {content: record.content, progress, openReports};
  const {assignee, handlerId, supports, supervision} = progress;
  const units = new Set([handlerId, ...supports.map(({agencyId}) => agencyId), ...(supervision?.escalatedTo ?? [])].filter((id) => id !== null));
  const viewers: [BoxQueue, Viewer][] = [
    ['moderation', {role: 'moderator'}],
    ...[...units].map((agencyId): [BoxQueue, Viewer] => ['handling', {role: 'staff', agencyId, ...(assignee && {personId: assignee.personId})}]),
  ];
  return viewers.flatMap(([queue, viewer]) => {
    const row = (box: Kept, dueAt: string | undefined, person = ''): TrayRow => ({
      message_id: record.id, owner: viewer.agencyId ?? BOARD_STAFF, box, person, created_at: record.content.createdAt, due_at: dueAt ?? 'infinity',
    });
    const due = dueInBox(viewer, record, progress, {queue});
    const owed = queue === 'moderation' ? firstOwedAt(progress) : owedAt(progress, viewer.agencyId ?? '');
    return [
      ...(isInBox(matter, viewer, queue, undefined, SOME_TIME) ? [row(WAITS, due)] : []),
      ...(owed === undefined ? [] : [row(OWES, owed)]),
      ...BOXES_OF[queue].filter(isTimeless)
        .filter((box) => isInBox(matter, viewer, queue, box, SOME_TIME))
        .map((box) => row(box, due, box === 'mine' ? assignee?.personId : '')),
    ];
  });
}

/**
 * Makes the trays of messages what they should be, in one statement: what is right already stays untouched, so that an event which
 * moves nothing costs a look.
 */
export async function keepTrays(trx: Db, messages: readonly Trayed[]): Promise<void> {
  if (messages.length === 0) return;
  const ids = messages.map(({record}) => record.id);
  await sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(messages.flatMap(trayRows))}::jsonb)
        as wanted (owner text, box text, person text, message_id text, created_at timestamptz, due_at timestamptz)
    ), gone as (
      delete from tray where message_id = any(${ids}::text[])
        and not exists (select from wanted where wanted.message_id = tray.message_id and wanted.owner = tray.owner and wanted.box = tray.box)
    )
    insert into tray (owner, box, person, message_id, created_at, due_at) select owner, box, person, message_id, created_at, due_at from wanted
    on conflict (message_id, owner, box) do update set person = excluded.person, due_at = excluded.due_at
      where (tray.person, tray.due_at) is distinct from (excluded.person, excluded.due_at)`.execute(trx);
}

function isTimeless(box: Box): box is Exclude<Box, 'due-soon' | 'overdue'> {
  return box !== 'due-soon' && box !== 'overdue';
}
