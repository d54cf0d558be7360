import {mayRead, openReports, reportSchema, validate, type Viewer} from '../../model/index.js';
import {admitted, type OpenRequest, spend} from './admission.js';
import type {StoreContext} from './context.js';
import {keepTrays} from './desk/trays.js';
import {invalid, noMessage} from './errors.js';
import {fingerprintOf, scopeOf, takeKey} from './idempotency.js';
import {loadMatter} from './matter.js';
import {readerOf, type ShownCode} from './query-code.js';
import {storable} from './storable.js';
import {tellWatchers} from './tell.js';

/** Keeps a reader's report for the moderators, and nothing of who reported. */
export async function reportContent(context: StoreContext, viewer: Viewer, id: string, input: unknown, {idempotencyKey, admit, ...code}: OpenRequest & ShownCode): Promise<void> {
  const {db, secrets, now} = context;
  const checked = validate(reportSchema((await context.board()).limits), storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const report = checked.value;
  await admitted(context, viewer, {idempotencyKey, ...(admit && {admit})}, async (proof) => await db.transaction().execute(async (trx) => {
    const matter = await loadMatter(trx, id, {lock: true});
    const reader = readerOf(secrets, viewer, matter, code);
    if (!matter || !mayRead(reader, {content: matter.record.content, progress: matter.progress})) throw noMessage();
    const {version, reportsReadAt} = matter.progress;
    const fingerprint = fingerprintOf(secrets, ['report', id, report]);
    const first = await takeKey(trx, {scope: scopeOf(viewer), key: idempotencyKey, fingerprint, messageId: id, version});
    if (first) return {value: undefined, created: false};
    await spend(trx, proof);
    // After the moderators' last look, whatever the clock of another server says: no report may pass for read.
    const at = new Date(Math.max(now().getTime(), reportsReadAt === undefined ? 0 : Date.parse(reportsReadAt) + 1));
    await trx.insertInto('content_report').values({message_id: id, at, ...report}).execute();
    await keepTrays(trx, [{...matter, openReports: openReports(matter.reports, reportsReadAt).length + 1}]);
    await tellWatchers(trx, {id, audience: 'staff'});
    return {value: undefined, created: true};
  }));
}
