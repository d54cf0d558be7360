import type {BoardAdapter, Upload} from '../../adapter/index.js';
import type {ActionRequest, Attachment, Town} from '../../model/index.js';
import {equal, ok, rejection, rejects} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import {captionsFile, falsePicture, jpegFile, pngFile, videoFile} from '../files.js';
import {TOWN} from '../town.js';
import type {Board, SuiteContext} from './harness.js';

/** A town that takes two small pictures and no video. */
const STINGY: Town = {...TOWN, board: {...TOWN.board, limits: {...TOWN.board.limits, images: 2, videos: 0, imageBytes: 20_000, videoBytes: 20_000}}};

/** Bringing files to the backend, and attaching them. */
export function uploading({describe, test, capabilities}: SuiteContext): void {
  const upload = (adapter: BoardAdapter, file: Blob, resumeKey = newKey()): Promise<Upload> => adapter.uploadFile(file, {resumeKey});
  const attached = ({id}: {readonly id: string}, isPublic = true) => ({uploadId: id, description: '一张照片', public: isPublic});
  const refusedFile = async (call: Promise<unknown>, code: string) => {
    const {issues} = await rejects(call, 'invalid');
    equal(issues.map(({path, code: found}) => [path, found]), [['file', code]]);
  };

  describe('uploads', () => {
    test('say what a file is by its content, and how many bytes are kept', async ({visitor}) => {
      for (const [file, type] of [[jpegFile(), 'image/jpeg'], [pngFile(), 'image/png'], [videoFile(), 'video/webm'], [captionsFile(), 'text/vtt']] as const) {
        const {id, type: found, size} = await upload(visitor, new Blob([file], {type: 'application/x-anything'}));
        equal(found, type);
        ok(id !== '' && size > 0, 'an upload has an id and bytes');
      }
    });

    test('tell how much has arrived, up to all of it', async ({visitor}) => {
      const told: number[] = [];
      await visitor.uploadFile(videoFile(), {resumeKey: newKey(), onProgress: (bytes) => told.push(bytes)});
      equal(told.at(-1), videoFile().size);
      ok(told.every((bytes, index) => bytes >= (told[index - 1] ?? 0)), 'it never goes back');
    });

    test('with the same key are the same upload, and with other keys others', async ({visitor}) => {
      const key = newKey();
      const first = await upload(visitor, jpegFile(), key);
      equal(await upload(visitor, jpegFile(), key), first);
      ok((await upload(visitor, jpegFile())).id !== first.id, 'two uploads with one id');
    });

    test('refuse what is none of the types, whatever it says to be', async ({visitor}) => {
      await refusedFile(upload(visitor, falsePicture()), 'not-in-list');
      await refusedFile(upload(visitor, new Blob([], {type: 'image/png'})), 'not-in-list');
    });

    test('refuse a picture over the limit', async ({visitor}) => {
      await refusedFile(upload(visitor, new Blob([jpegFile(), new Uint8Array(20_000)])), 'too-large');
    }, STINGY);

    test('refuse a key that is too short', async ({visitor}) => {
      await rejects(upload(visitor, jpegFile(), 'short'), 'malformed');
    });

    test('reject with the reason of a signal that was aborted, before or meanwhile', async ({visitor}) => {
      const reason = new Error('gone');
      ok(await rejection(visitor.uploadFile(jpegFile(), {resumeKey: newKey(), signal: AbortSignal.abort(reason)})) === reason, 'another reason');
      const controller = new AbortController();
      const called = visitor.uploadFile(jpegFile(), {resumeKey: newKey(), signal: controller.signal});
      controller.abort(reason);
      ok(await rejection(called) === reason, 'another reason');
    });

    test('that were broken off go on with the same key', async ({visitor}) => {
      const resumeKey = newKey();
      const controller = new AbortController();
      const stop = () => { controller.abort(new Error('gone')); };
      await visitor.uploadFile(videoFile(), {resumeKey, signal: controller.signal, onProgress: stop}).catch(() => undefined);
      equal((await upload(visitor, videoFile(), resumeKey)).type, 'video/webm');
    });
  });

  if (!capabilities.submit) return;

  describe('attached files', () => {
    const sent = async (board: Board, attachments: ReturnType<typeof attached>[]) => await board.submit(draft({attachments}));
    const notUploaded = async (call: Promise<unknown>, index = 0) => {
      const {issues} = await rejects(call, 'invalid');
      equal(issues.map(({path, code}) => [path, code]), [[`attachments.${index}.uploadId`, 'not-uploaded']]);
    };
    const read = async ({url}: Pick<Attachment, 'url'>): Promise<number> => {
      const response = await fetch(url);
      return response.ok ? (await response.arrayBuffer()).byteLength : 0;
    };

    test('are the author\'s to see, with their description, and can be read', async (board) => {
      const {visitor} = board;
      const picture = await upload(visitor, jpegFile());
      const {id, queryCode} = await sent(board, [attached(picture, false)]);
      const {attachments: [shown, ...others]} = await visitor.getMessage(id, {queryCode});
      ok(shown && others.length === 0, 'one file was attached');
      equal([shown.type, shown.size, shown.description, shown.public], ['image/jpeg', picture.size, '一张照片', false]);
      equal(await read(shown), picture.size);
    });

    test('keep the order that they were given in', async (board) => {
      const uploads = [await upload(board.visitor, pngFile()), await upload(board.visitor, jpegFile()), await upload(board.visitor, pngFile())];
      const {id, queryCode} = await sent(board, uploads.map((file) => attached(file)));
      const {attachments} = await board.visitor.getMessage(id, {queryCode});
      equal(attachments.map(({type}) => type), ['image/png', 'image/jpeg', 'image/png']);
    });

    test('bring their captions', async (board) => {
      const [video, captions] = [await upload(board.visitor, videoFile()), await upload(board.visitor, captionsFile())];
      const {id, queryCode} = await board.submit(draft({attachments: [{...attached(video), captionsUploadId: captions.id}]}));
      const {attachments: [shown]} = await board.visitor.getMessage(id, {queryCode});
      ok(shown?.captionsUrl !== undefined, 'the captions have an address');
      ok((await read({url: shown.captionsUrl})) > 0, 'the captions can be read');
    });

    test('are not taken when there is no such upload, when they are captions, and the rest is not taken then either', async (board) => {
      const {visitor} = board;
      const [picture, captions] = [await upload(visitor, jpegFile()), await upload(visitor, captionsFile())];
      await notUploaded(sent(board, [attached({id: 'upload-of-nobody'})]));
      await notUploaded(sent(board, [attached(captions)]));
      await notUploaded(sent(board, [attached(picture), attached({id: 'upload-of-nobody'})]), 1);
      await notUploaded(board.submit(draft({attachments: [{...attached(picture), captionsUploadId: picture.id}]})));
      await sent(board, [attached(picture)]);
    });

    test('belong to one message only', async (board) => {
      const picture = await upload(board.visitor, jpegFile());
      await sent(board, [attached(picture)]);
      await notUploaded(sent(board, [attached(picture)]));
    });

    test('are attached once by a message that is sent again', async ({visitor}) => {
      const message = draft({attachments: [attached(await upload(visitor, jpegFile()))]});
      const idempotencyKey = newKey();
      const first = await visitor.submitMessage(message, {idempotencyKey});
      equal(await visitor.submitMessage(message, {idempotencyKey}), first);
      equal((await visitor.getMessage(first.id, {queryCode: first.queryCode})).attachments.length, 1);
    });

    test('are no more than the board takes of a kind', async (board) => {
      const {visitor} = board;
      const video = await upload(visitor, videoFile());
      const {issues} = await rejects(sent(board, [attached(video)]), 'invalid');
      equal(issues.map(({path, code}) => [path, code]), [['attachments', 'too-many']]);
      const pictures = await Promise.all([1, 2, 3].map(() => upload(visitor, jpegFile())));
      await rejects(sent(board, pictures.map((file) => attached(file))), 'invalid');
      await sent(board, pictures.slice(1).map((file) => attached(file)));
    }, STINGY);

    if (!capabilities.act) return;

    test('that are not public are for the parties alone', async (board) => {
      const {visitor} = board;
      const [open, closed] = [await upload(visitor, jpegFile()), await upload(visitor, pngFile())];
      const {id, queryCode} = await sent(board, [attached(open), attached(closed, false)]);
      await board.actAs('moderator', id, {action: 'publish'});
      const seenBy = async (adapter: BoardAdapter, code?: string) =>
        (await adapter.getMessage(id, code === undefined ? {} : {queryCode: code})).attachments.map(({type}) => type);
      equal(await seenBy(visitor), ['image/jpeg']);
      equal(await seenBy(visitor, queryCode), ['image/jpeg', 'image/png']);
      equal(await seenBy(await board.as('moderator')), ['image/jpeg', 'image/png']);
      equal(await seenBy(await board.as('transport')), ['image/jpeg', 'image/png']);
    });

    test('of an answer are public with it, and not before', async (board) => {
      const {visitor} = board;
      const {id} = await board.submit(draft({agencyId: 'housing', topic: 'urban/roads'}));
      await board.actAs('moderator', id, {action: 'publish'});
      await board.actAs('housing', id, {action: 'accept'});
      const staff = await board.as('housing');
      const files = [attached(await upload(staff, jpegFile())), attached(await upload(staff, pngFile()), false)];
      await board.actAs('housing', id, {action: 'submit-answer', body: '已经修好，照片附后。', attachments: files});
      equal((await visitor.getMessage(id)).answers.length, 0);
      const after = await board.actAs('moderator', id, {action: 'approve'});
      equal(after.answers[0]?.attachments.length, 2);
      const {answers: [answer]} = await visitor.getMessage(id);
      equal(answer?.attachments.map(({type}) => type), ['image/jpeg']);
      ok(answer?.attachments[0] && (await read(answer.attachments[0])) > 0, 'it can be read');
    });

    test('of a refused answer stay free for the next attempt', async (board) => {
      const staff = await board.as('transport');
      const picture = await upload(staff, jpegFile());
      const answer = {action: 'submit-answer', body: '已答复。', attachments: [attached(picture)]} satisfies ActionRequest;
      await rejects(board.actAs('transport', 'market-parking', answer), 'not-allowed-now');
      await board.actAs('transport', 'market-parking', {action: 'accept'});
      const {answers} = await board.actAs('transport', 'market-parking', answer);
      equal(answers.at(-1)?.attachments.length, 1);
    });
  });
}
