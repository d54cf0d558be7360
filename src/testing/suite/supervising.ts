import type {ActionRequest} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import {jpegFile, videoFile} from '../files.js';
import {idsOf} from './expect.js';
import type {SuiteContext} from './harness.js';

const refusalOf = async (call: Promise<unknown>) => (await rejects(call, 'not-allowed-now')).refusal;

/** What board staff follow one by one, up to the units above, and the visits after answers. */
export function supervising({describe, test, capabilities}: SuiteContext): void {
  describe('supervision', () => {
    const supervise: ActionRequest = {action: 'supervise', internalText: '多人受影响，逐日跟踪。', superviseUntil: '2098-01-31T18:00:00+08:00', publicText: '本件列为督办。'};

    test('has a beginning that everybody sees, and a reason that staff see', async (board) => {
      const begun = await board.actAs('moderator', 'lift-repair', supervise);
      equal([begun.supervision?.supervisor, begun.supervision?.reason, begun.supervision?.dueAt], ['沈书言', '多人受影响，逐日跟踪。', '2098-01-31T10:00:00.000Z']);
      equal((await (await board.as('housing')).getMessage('lift-repair')).supervision?.reason, '多人受影响，逐日跟踪。');
      const told = await board.visitor.getMessage('lift-repair');
      equal([told.supervision, told.timeline.at(-1)?.action, told.timeline.at(-1)?.publicText], [undefined, 'supervise', '本件列为督办。']);
      ok(!JSON.stringify(told).includes('逐日跟踪') && !JSON.stringify(told).includes('superviseUntil'), 'the public learns why');
      equal(await refusalOf(board.actAs('moderator2', 'lift-repair', supervise)), 'not-supervised');
      await rejects(board.actAs('housing', 'street-light', supervise), 'forbidden');
    });

    test('has notes, and an end that is for staff', async (board) => {
      const noted = await board.actAs('moderator2', 'roof-leak', {action: 'supervision-note', internalText: '11月18日材料已到场。'});
      equal([noted.timeline.at(-1)?.internalText, noted.timeline.at(-1)?.actor.name], ['11月18日材料已到场。', '罗一帆']);
      equal(await refusalOf(board.actAs('moderator', 'lift-repair', {action: 'supervision-note', internalText: '无。'})), 'supervised');
      const ended = await board.actAs('moderator', 'roof-leak', {action: 'end-supervision', internalText: '已完工，结束督办。'});
      equal([ended.supervision, ended.desk?.supervision], [undefined, undefined]);
      ok(!JSON.stringify(await board.visitor.getMessage('roof-leak')).includes('已完工'), 'the public learns of it');
      equal((await (await board.as('county')).getMessage('roof-leak')).relations, [], 'the unit above is out of it');
    });

    test('stays with a message that is answered, until board staff end it', async (board) => {
      await board.actAs('housing', 'roof-leak', {action: 'submit-answer', body: '3栋屋顶11月28日完工，六户均已验收。'});
      await board.actAs('moderator2', 'roof-leak', {action: 'approve'});
      for (const [username, queue] of [['moderator', 'moderation'], ['housing', 'handling']] as const) {
        ok(idsOf((await (await board.as(username)).listMessages({queue, box: 'supervised'})).items).includes('roof-leak'), `${username} lost sight of it`);
      }
    });

    if (capabilities.administration) test('is escalated past an agency that was closed: nobody would read it there', async (board) => {
      const admin = await (await board.as('admin')).openAdministration();
      const housing = (await admin.listAgencyRecords({limit: 100})).items.find(({id}) => id === 'housing');
      if (!housing) throw new Error('the town has no housing bureau');
      const {id, revision, ...change} = housing;
      await admin.saveAgency('old-office', {name: {en: 'Old office'}, placeId: housing.placeId, parentId: housing.parentId, closed: true}, {baseRevision: 0});
      await admin.saveAgency(id, {...change, parentId: 'old-office'}, {baseRevision: revision});
      await board.actAs('moderator', 'window-fee', {...supervise, publicText: ''});
      const {escalatedTo} = (await board.actAs('moderator', 'window-fee', {action: 'escalate', internalText: '请上级约谈。'})).supervision ?? {};
      equal(escalatedTo, [housing.parentId]);
    });

    test('is escalated to the agency above, whose staff then see the message, may remind and note, and not answer', async (board) => {
      const county = await board.as('county');
      await rejects(county.getMessage('window-fee'), 'not-found');
      await board.actAs('moderator', 'window-fee', {...supervise, publicText: ''});
      const escalated = await board.actAs('moderator', 'window-fee', {action: 'escalate', internalText: '请上级约谈。'});
      equal([escalated.supervision?.escalatedTo, escalated.timeline.at(-1)?.escalatedTo], [['county-head'], 'county-head']);
      const seen = await county.getMessage('window-fee');
      equal([seen.relations, seen.supervision?.escalatedTo, seen.hasPrivatePart], [['overseer'], ['county-head'], undefined]);
      ok(idsOf((await county.listMessages({queue: 'handling', box: 'escalated'})).items).includes('window-fee'), 'it lies in their tray');
      ok(idsOf((await county.listMessages({queue: 'handling', limit: 100})).items).includes('window-fee'), 'it waits for them');
      for (const action of ['note', 'remind', 'supervision-note'] as const) ok(seen.allowedActions.includes(action), `they may not ${action}`);
      for (const action of ['submit-answer', 'transfer', 'accept', 'end-supervision'] as const) ok(!seen.allowedActions.includes(action), `they may ${action}`);
      equal((await board.act(county, 'window-fee', {action: 'remind', internalText: '本周内答复。'})).timeline.at(-1)?.reminded?.agencyId, 'housing');
    });

    test('goes no further than there are levels', async (board) => {
      equal(await refusalOf(board.actAs('moderator', 'roof-leak', {action: 'escalate', internalText: '再上一级。'})), 'no-level-above');
      equal(await refusalOf(board.actAs('moderator', 'lift-repair', {action: 'escalate', internalText: '请上级协调。'})), 'supervised');
    });
  });

  describe('visits', () => {
    const visit = {action: 'visit', way: 'video', visitedAt: '2026-11-20T10:00:00+08:00', publicText: '视频回访：路灯已亮，来信人满意。', solved: true, internalText: '来信人希望不再回电。'} as const;

    test('are in the thread for everybody, with what is for staff left out', async (board) => {
      await board.actAs('moderator', 'bus-timetable', visit);
      const told = (await board.visitor.getMessage('bus-timetable')).timeline.at(-1);
      equal([told?.publicText, told?.internalText], ['视频回访：路灯已亮，来信人满意。', undefined]);
      equal(told?.visit, {way: 'video', visitedAt: '2026-11-20T02:00:00.000Z', solved: true, attachments: []});
      equal((await (await board.as('transport')).getMessage('bus-timetable')).timeline.at(-1)?.internalText, '来信人希望不再回电。');
      equal((await board.visitor.getMessage('bus-timetable')).status, 'answered');
      await rejects(board.actAs('transport', 'bus-timetable', visit), 'forbidden');
    });

    test('of a confidential message are for its parties', async (board) => {
      await board.actAs('moderator', 'wage-dispute', visit);
      await rejects(board.visitor.getMessage('wage-dispute'), 'not-found');
      equal((await (await board.as('citizen2')).getMessage('wage-dispute')).timeline.at(-1)?.visit?.way, 'video');
    });

    if (capabilities.upload) {
      test('bring pictures and a video, each with its own public switch', async (board) => {
        const moderator = await board.as('moderator');
        const [film, picture] = [await moderator.uploadFile(videoFile(), {resumeKey: newKey()}), await moderator.uploadFile(jpegFile(), {resumeKey: newKey()})];
        const attachments = [{uploadId: film.id, description: '路灯亮着', public: true}, {uploadId: picture.id, description: '来信人家门口', public: false}];
        const visited = await board.act(moderator, 'bus-timetable', {...visit, attachments});
        equal(visited.timeline.at(-1)?.visit?.attachments?.map(({description}) => description), ['路灯亮着', '来信人家门口']);
        const shown = (await board.visitor.getMessage('bus-timetable')).timeline.at(-1)?.visit?.attachments ?? [];
        equal(shown.map(({description, type}) => [description, type]), [['路灯亮着', film.type]]);
        const response = await fetch(shown[0]?.url ?? '');
        ok(response.ok && (await response.arrayBuffer()).byteLength > 0, 'everybody can see the video');
        equal((await (await board.as('citizen2')).getMessage('bus-timetable')).timeline.at(-1)?.visit?.attachments?.length, 2);
        const {issues} = await rejects(board.act(moderator, 'bus-timetable', {...visit, attachments}), 'invalid');
        equal(issues.map(({path}) => path), ['attachments.0.uploadId']);
      });
    }

    if (capabilities.submit) {
      test('are not made before a unit has begun', async (board) => {
        const {id} = await board.submit(draft());
        await board.actAs('moderator', id, {action: 'publish'});
        equal(await refusalOf(board.actAs('moderator', id, visit)), 'wrong-state');
      });
    }
  });
}
