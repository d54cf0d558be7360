import {type BoardEvent, endsDraft, openReports, type Progress} from '../../model/index.js';
import type {StoreContext} from './context.js';
import type {Db} from './database.js';
import {keepDerived} from './desk/derive.js';
import {dropDraft} from './desk/drafts.js';
import {placePathsOf} from './directory.js';
import type {Matter} from './matter.js';
import {answerRows, derivedColumns, eventRow} from './rows.js';
import {tellOf} from './tell.js';
import {closeUploads} from './uploads.js';

/** Adds an event to a message that is locked, with all that is derived from it, and tells those whom it concerns. `after` is the progress with it. */
export async function append(
  {onDesk}: Pick<StoreContext, 'onDesk'>, trx: Db, {record, progress, events, reports}: Matter, event: BoardEvent, after: Progress,
): Promise<void> {
  const {content} = record;
  const agencies = [after.handlerId, content.agencyId, ...after.answers.map((answer) => answer.agencyId)];
  const places = await placePathsOf(trx, agencies);
  await trx.insertInto('event').values(eventRow(record.id, event)).execute();
  await tellOf(trx, record.id, event);
  await onDesk?.(trx, {messageId: record.id, event, after});
  await trx.updateTable('message').set(derivedColumns(record, after, places)).where('id', '=', record.id).execute();
  await keepDerived(trx, [{record, progress: after, events: [...events, event], openReports: openReports(reports, after.reportsReadAt).length}]);
  if (endsDraft(event)) await dropDraft(trx, record.id);
  if (event.hidden) await closeUploads(trx, record.content.attachments.filter(({id}) => event.hidden?.attachmentIds.includes(id)));
  if ([...progress.answers, ...after.answers].some((answer) => answer.approvedAt)) {
    await trx.deleteFrom('published_answer').where('message_id', '=', record.id).execute();
    const answers = answerRows(record, after, places);
    if (answers.length > 0) await trx.insertInto('published_answer').values(answers).execute();
  }
}
