import {type SqlBool, sql} from 'kysely';
import {type Attachment, type AttachmentDraft, type AttachmentType, CAPTIONS_TYPE, isWithinLimits, type Limits, type UploadType} from '../../model/index.js';
import type {Db} from './database.js';
import {invalid} from './errors.js';
import {fileAddress, fileIdIn} from './file-address.js';

/** An uploaded file as the table knows it. */
export interface UploadRow {
  readonly id: string;
  readonly received: number;
  readonly name: string;
  readonly type: UploadType;
  readonly size: number;
}

/** A file that is about to be put away. */
export interface NewUpload extends UploadRow {
  readonly resumeId: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly createdAt: Date;
}

/** Whose files they become. */
export interface Taker {
  readonly messageId: string;
  /** For the files of an answer: its event. */
  readonly answerId?: string;
  readonly limits: Limits;
}

const COLUMNS = ['id', 'received', 'name', 'type', 'size'] as const;

/** The upload that a key led to, once its file is put away. */
export async function findUpload(db: Db, resumeId: string): Promise<UploadRow | undefined> {
  return await db.selectFrom('upload').select(COLUMNS).where('resume_id', '=', resumeId).where('ready', '=', true).executeTakeFirst();
}

/** The names under which a broken attempt may have left a file. */
export async function unfinishedNames(db: Db, resumeId: string): Promise<string[]> {
  const rows = await db.selectFrom('upload').select('name').where('resume_id', '=', resumeId).where('ready', '=', false).execute();
  return rows.map(({name}) => name);
}

/** Notes a file before it is put away, in the place of a broken attempt. False when another server was faster and is done. */
export async function beginUpload(db: Db, {resumeId, createdAt, width, height, ...row}: NewUpload): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('upload').where('resume_id', '=', resumeId).where('ready', '=', false).execute();
    const values = {...row, resume_id: resumeId, created_at: createdAt, width: width ?? null, height: height ?? null};
    const made = await trx.insertInto('upload').values(values).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
    return made !== undefined;
  });
}

/** From now on it can be attached. False when another attempt has taken its place. */
export async function completeUpload(db: Db, id: string): Promise<boolean> {
  return (await db.updateTable('upload').set({ready: true}).where('id', '=', id).returning('id').executeTakeFirst()) !== undefined;
}

/**
 * Takes uploads for a message or an answer, inside the transaction that keeps it: they are its own afterwards, or nothing happened. Two
 * who want the same one wait for each other.
 *
 * @throws {BoardError} `invalid`: `not-uploaded`, `too-many`.
 */
export async function takeUploads(trx: Db, drafts: readonly AttachmentDraft[], {messageId, answerId, limits}: Taker): Promise<Attachment[]> {
  if (drafts.length === 0) return [];
  const wanted = drafts.flatMap(({uploadId, captionsUploadId}) => (captionsUploadId === undefined ? [uploadId] : [uploadId, captionsUploadId]));
  const rows = await trx.selectFrom('upload').select([...COLUMNS, 'width', 'height'])
    .where('id', 'in', [...new Set(wanted)]).where('ready', '=', true).where('message_id', 'is', null)
    .orderBy('id').forUpdate().execute();
  const free = new Map(rows.map((row) => [row.id, row]));
  /** Each can be taken once, also within one request. */
  const take = (id: string) => {
    const row = free.get(id);
    free.delete(id);
    return row;
  };
  const attachments = drafts.map(({uploadId, captionsUploadId, description, public: isPublic}, index): Attachment => {
    const file = take(uploadId);
    const captions = captionsUploadId === undefined ? undefined : take(captionsUploadId);
    const unfit = !file || file.type === CAPTIONS_TYPE || (captionsUploadId !== undefined && captions?.type !== CAPTIONS_TYPE);
    if (unfit) throw invalid([{path: `attachments.${index}.uploadId`, code: 'not-uploaded'}]);
    const {id, type, size, width, height} = file;
    return {
      id, type: type as AttachmentType, size, url: fileAddress(id), description, public: isPublic,
      ...(width !== null && height !== null && {width, height}), ...(captions && {captionsUrl: fileAddress(captions.id)}),
    };
  });
  if (!isWithinLimits(attachments, limits)) throw invalid([{path: 'attachments', code: 'too-many'}]);
  for (const {uploadId, captionsUploadId, public: isPublic} of drafts) {
    await trx.updateTable('upload').set({message_id: messageId, answer_id: answerId ?? null, public: isPublic})
      .where('id', 'in', captionsUploadId === undefined ? [uploadId] : [uploadId, captionsUploadId]).execute();
  }
  return attachments;
}

/** Board staff have hidden these: from now on they and their captions are for those only who get a signed address. */
export async function closeUploads(trx: Db, attachments: readonly Attachment[]): Promise<void> {
  const addresses = attachments.flatMap(({url, captionsUrl}) => (captionsUrl === undefined ? [url] : [url, captionsUrl]));
  const ids = addresses.flatMap((address) => fileIdIn(address) ?? []);
  if (ids.length > 0) await trx.updateTable('upload').set({public: false}).where('id', 'in', ids).execute();
}

/** A file of a message, and whether everybody may see it at this moment: by the writer's switch, and only as long as what it belongs to is public. */
export async function findFile(db: Db, id: string): Promise<(Pick<UploadRow, 'name' | 'type' | 'size'> & {readonly open: boolean}) | undefined> {
  return await db.selectFrom('upload').innerJoin('message', 'message.id', 'upload.message_id')
    .select(['upload.name', 'upload.type', 'upload.size', sql<SqlBool>`upload.public and message.listed
      and (upload.answer_id is null or exists (select from published_answer where published_answer.id = upload.answer_id))`.as('open')])
    .where('upload.id', '=', id)
    .executeTakeFirst() as Awaited<ReturnType<typeof findFile>>;
}

/** Uploads that nobody has attached since a time: from now on nobody can, and their files may go. */
export async function giveUpUploads(db: Db, before: Date): Promise<Pick<UploadRow, 'id' | 'name'>[]> {
  return await db.updateTable('upload').set({ready: false}).where('message_id', 'is', null).where('created_at', '<', before)
    .returning(['id', 'name']).execute();
}

/** Forgets an upload whose file is gone. */
export async function forgetUpload(db: Db, id: string): Promise<void> {
  await db.deleteFrom('upload').where('id', '=', id).where('message_id', 'is', null).where('ready', '=', false).execute();
}
