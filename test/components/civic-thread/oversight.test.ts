import {expect} from '@open-wc/testing';
import type {ActionRequest, Attachment, SeedMessage} from '../../../src/model/index.js';
import {story} from '../../../src/testing/index.js';
import {axe, byRole, textOf, untilText} from '../../support/page.js';
import {CODE, meanwhile, shown, storeWith} from './people.js';

const day = (date: string, time = '09:00') => `2026-11-${date}T${time}:00+08:00`;

const body = 'The pump at number 12 runs all night. Mr Li of number 14 knows.';
const MASKED = body.indexOf('Mr Li of number 14');

/** A matter with everything that oversight does to it, and a film of the visit. */
function overseen(hidden: Partial<Extract<ActionRequest, {action: 'mask'}>> = {}): SeedMessage {
  const {record, events} = story(
    {id: 'overseen', number: '26110097', at: day('02'), language: 'en', kind: 'enquiry', topic: 'transport/parking', agencyId: 'transport', title: 'Pump noise', body},
    [day('02', '10:00'), 'moderator', {action: 'publish'}],
    [day('03'), 'transport', {action: 'accept'}],
    [day('03', '10:00'), 'transport', {action: 'assign', personId: 'person-transport'}],
    [day('03', '11:00'), 'transport', {action: 'note', internalText: 'The pump belongs to the water works.'}],
    [day('04'), 'moderator', {action: 'supervise', internalText: 'Third message about it.', superviseUntil: day('20', '18:00'), publicText: 'We follow this until the nights are quiet.'}],
    [day('05'), 'moderator', {action: 'remind'}],
    [day('06'), 'moderator', {action: 'supervision-note', internalText: 'They measure tonight.'}],
    [day('07'), 'moderator', {action: 'escalate', internalText: 'Nobody measured.'}],
    [day('08'), 'moderator', {action: 'mask', masks: [{part: 'body', start: MASKED, end: MASKED + 'Mr Li of number 14'.length}], ...hidden}],
    [day('09', '15:00'), 'moderator', {
      action: 'visit', way: 'video', visitedAt: day('09', '14:00'), solved: false, publicText: 'Heard the pump over the phone.', internalText: 'Author was upset.',
    }],
    [day('10'), 'moderator', {action: 'end-supervision', internalText: 'Handed to the mayor.'}],
  );
  const film: Attachment = {id: 'film', type: 'video/mp4', size: 4000, url: 'data:video/mp4,', description: 'The pump at night', public: true};
  const face: Attachment = {...film, id: 'face', description: 'The author at the window', public: false};
  return {record, events: events.map((event) => (event.visit ? {...event, visit: {...event.visit, attachments: [film, face]}} : event))};
}

const thread = (options = {}) => shown('overseen', {store: storeWith(overseen()), ...options});

describe('civic-thread, supervision and visits', () => {
  it('tells everybody that a matter is supervised, and what a visit found', async () => {
    const view = await thread();
    await untilText(view, 'Board staff supervise the matter');
    const text = textOf(view);
    expect(text).to.include('We follow this until the nights are quiet.');
    expect(text).to.match(/Visit by board staff, by video .* Not solved Visited on November 9, 2026 at 2:00.PM Heard the pump over the phone\./);
  });

  it('tells nobody but staff why, by when, and what goes on between units', async () => {
    const secrets = ['Third message about it.', 'To be settled by', 'measure', 'escalated', 'upset', 'reminded', 'ended', '何亦舟', 'water works', 'made a note', 'The author at the window'];
    for (const options of [{}, {as: 'citizen2'}, {as: 'housing'}]) {
      const view = await thread(options);
      await untilText(view, 'Board staff supervise the matter');
      await byRole(view, 'list', 'Pictures and videos of the visit');
      for (const secret of secrets) expect(textOf(view), secret).not.to.include(secret);
    }
  });

  it('tells staff everything, in words', async () => {
    const view = await thread({as: 'moderator'});
    await untilText(view, 'The supervision ended');
    (await byRole(view, 'button', /earlier step/)).click();
    await view.updateComplete;
    const text = textOf(view);
    for (const words of [
      'Transport Bureau gave the message to 何亦舟', 'Transport Bureau made a note', 'To be settled by November 20, 2026', 'Third message about it.', 'Board staff reminded Transport Bureau',
      'A note on the supervision', 'They measure tonight.', 'The supervision was escalated to Office of the County Head', 'Author was upset.', 'The supervision ended',
      'Board staff hid part of the message from the public',
    ]) expect(text).to.include(words);
  });

  it('has the film of a visit in a gallery of its own, with what it shows', async () => {
    const view = await thread();
    const films = await byRole(view, 'list', 'Pictures and videos of the visit');
    expect(textOf(films)).to.include('The pump at night');
    expect(textOf(films)).not.to.include('The author at the window');
  });

  for (const [language, page, words] of [
    ['English', {}, 'Visit by board staff, by video'],
    ['Chinese', {lang: 'zh-Hans'}, '工作人员视频回访'],
    ['Arabic', {lang: 'ar', dir: 'rtl'}, 'زيارة متابعة من فريق المنصة عبر الفيديو'],
  ] as const) {
    for (const as of [undefined, 'moderator']) {
      it(`has nothing that axe objects to, in ${language}, as ${as ?? 'a visitor'}`, async () => {
        const view = await thread({...page, ...(as && {as})});
        await untilText(view, words);
        expect(await axe(view)).to.deep.equal([]);
      });
    }
  }

  it('says in the line of news that there was a visit', async () => {
    const store = storeWith();
    const view = await shown('night-noise', {store});
    await meanwhile(store, 'moderator', 'night-noise', {action: 'visit', way: 'phone', visitedAt: day('18'), solved: true, publicText: 'Quiet since Monday.'});
    await untilText(view, 'New: Visit by board staff, by phone');
  });

  describe('what is hidden', () => {
    it('is blocks to the public, with a name for those who hear them', async () => {
      const view = await thread();
      const blocks = await byRole(view, 'img', 'hidden by board staff');
      expect(blocks.textContent).to.match(/^█+$/);
      expect(textOf(view)).to.include('runs all night.').and.not.to.include('Mr Li');
    });

    it('is marked for its author and for those who handle it, in sight and in words', async () => {
      for (const options of [{code: CODE}, {as: 'transport'}, {as: 'moderator'}]) {
        const view = await thread(options);
        await untilText(view, 'The public does not get all of this');
        expect(textOf(view)).to.include('Hidden from the public: Mr Li of number 14 end of what is hidden');
      }
    });

    it('can be in the title', async () => {
      const title = {masks: [{part: 'title' as const, start: 0, end: 4}]};
      const view = await shown('overseen', {store: storeWith(overseen(title))});
      const heading = await byRole(view, 'heading', /noise/);
      expect(heading.textContent).to.include('████ noise');
      await byRole(heading, 'img', 'hidden by board staff');
    });
  });
});
