import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import type {BoardAdapter} from '../../../src/adapter/index.js';
import type {Attachment} from '../../../src/model/index.js';
import {choosesMedia, itInMedia} from '../../support/engine.js';
import {allByRole, axe, byRole, eventually, everything, textOf, untilText} from '../../support/page.js';
import {CODE, meanwhile, openAction, person, press, shown, storeWith} from './people.js';

const PICTURE = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>';

function picture(id: string, description: string): Attachment {
  return {id, type: 'image/png', size: 2000, url: URL.createObjectURL(new Blob([PICTURE.split(',')[1] ?? ''], {type: 'image/svg+xml'})), description, public: true};
}

/** A board on which a message and its answers have pictures, and answers somebody who stands by them. */
function pictured(adapter: BoardAdapter): BoardAdapter {
  return {
    ...adapter,
    getMessage: async (id, options) => {
      const message = await adapter.getMessage(id, options);
      const answers = message.answers.map((answer) => ({...answer, person: 'Lin Shuwen <b>', attachments: [picture('of-answer', 'The new timetable')]}));
      return {...message, attachments: [picture('of-message', 'The empty stop at night')], answers};
    },
  };
}

describe('civic-thread, what stands in it', () => {
  it('shows pictures with what they show, the message’s own and those of an answer', async () => {
    const thread = await shown('bus-timetable', {adapter: pictured(person(storeWith()))});
    await byRole(thread, 'button', /The empty stop at night/);
    const [answer] = allByRole(thread, 'article').slice(1);
    if (!answer) throw new Error('no answer');
    await byRole(answer, 'button', /The new timetable/);
    expect(await axe(thread)).to.deep.equal([]);
  });

  it('names the person in charge of an answer, and the minute when it was published', async () => {
    const text = textOf(await shown('bus-timetable', {adapter: pictured(person(storeWith()))}));
    expect(text).to.include('In charge: Lin Shuwen <b>');
    expect(text).to.include('Published on October 15, 2026 at 4:05');
  });

  describe('a place with a point', () => {
    it('gives the point in words', async () => {
      const thread = await shown('bus-timetable');
      expect(textOf(thread)).to.include('Latitude 31.2741, longitude 118.4062');
      expect(allByRole(thread, 'link')).to.deep.equal([]);
    });

    it('links to the map that the page names', async () => {
      const thread = await shown('bus-timetable', {mapUrl: 'geo:{latitude},{longitude}'});
      const link = await byRole<HTMLAnchorElement>(thread, 'link', 'Show on a map');
      expect(link.href).to.equal('geo:31.2741,118.4062');
    });
  });

  describe('the words of the author', () => {
    it('are quoted with who said them, and marked while only some see them', async () => {
      const thread = await shown('night-noise', {code: CODE});
      const text = textOf(thread);
      expect(text.split('The author wrote: 昨晚又响到十二点，我有录音。 Only the author and staff see this').length - 1).to.equal(2);
    });

    it('are there for everybody once board staff have published them, at the verdict and at their step', async () => {
      const store = storeWith();
      expect(textOf(await shown('night-noise', {store}))).not.to.include('昨晚又响');
      await meanwhile(store, 'moderator', 'night-noise', {action: 'publish-words'});
      const thread = await shown('night-noise', {store});
      const text = textOf(thread);
      expect(text.split('The author wrote: 昨晚又响到十二点，我有录音。').length - 1).to.equal(2);
      expect(text).to.include('The author wrote: 10月26日晚十一点半又开工');
      expect(text).not.to.include('Only the author and staff');
      const author = await shown('night-noise', {store, code: CODE});
      expect(textOf(author)).not.to.match(/我有录音。 Only the author and staff/);
    });

    it('are asked for with who will read them', async () => {
      const confidential = await openAction(await shown('window-fee', {code: CODE}), 'Ask again');
      expect(textOf(confidential)).to.include('Only the unit that handles the message and board staff read this.');
      const open = await openAction(await shown('parking-permit', {code: CODE}), 'Ask again');
      expect(textOf(open)).to.include('Board staff may then publish it');
      const waiting = await openAction(await shown('market-parking', {code: CODE}), 'Ask again');
      expect(textOf(waiting)).not.to.include('may then publish');
    });
  });

  it('tells the author that and why a message was taken down', async () => {
    const store = storeWith();
    await meanwhile(store, 'moderator', 'market-parking', {action: 'take-down', rejectReason: 'privacy', words: 'It names a neighbour.'});
    const text = textOf(await shown('market-parking', {store, code: CODE}));
    expect(text).to.include('Board staff took this message down.');
    expect(text).to.include('Board staff took the message down');
    expect(text).to.include('It names a neighbour.');
  });

  it('has plain words for what moderators do, in both languages', async () => {
    for (const lang of ['en', 'zh-Hans']) {
      const store = storeWith();
      await person(store).reportContent('night-noise', {reason: 'false'}, {idempotencyKey: 'a-key-of-one'});
      await meanwhile(store, 'moderator', 'night-noise', {action: 'publish-words'});
      await meanwhile(store, 'moderator', 'night-noise', {action: 'dismiss-reports'});
      const thread = await shown('night-noise', {store, as: 'moderator', lang});
      await untilText(thread, lang === 'en' ? 'Board staff looked at the reports' : '工作人员已核查举报');
      expect(textOf(thread)).not.to.match(/thread\.|event-/);
    }
  });

  describe('on paper', () => {
    if (choosesMedia) afterEach(() => emulateMedia({media: 'screen'}));

    /** How a thread is printed comes after the first paint. */
    async function toPaper(thread: HTMLElement): Promise<void> {
      await emulateMedia({media: 'print'});
      await untilText(thread, 'Printed on');
    }

    itInMedia('is a document: whose board, number, address, all steps, and nothing to press', async () => {
      const store = storeWith();
      const thread = await shown('lift-repair', {adapter: pictured(person(store)), threadUrl: 'https://town.example/messages/{id}'});
      await press(thread, /earlier step/);
      await press(thread, 'Show only the latest steps');
      await byRole(thread, 'button', /The empty stop at night/);
      expect(textOf(thread)).not.to.include('https://town.example');
      await toPaper(thread);
      const text = textOf(thread);
      expect(text).to.match(/^Qinghe County Message Board Printed on \w+ \d+, \d{4} https:\/\/town\.example\/messages\/lift-repair/);
      expect(text).to.include('Number 26110004');
      expect(text).to.include('The message was sent').and.to.include('Housing and Construction Bureau needs more time');
      const captions = [...everything(thread.shadowRoot ?? thread)].filter(
        (element) => element.localName === 'figcaption' && element.textContent?.includes('The empty stop at night'),
      );
      expect(captions.some((caption) => caption.checkVisibility())).to.equal(true);
      // A picture stays one on paper, whatever a press on it would do.
      expect(allByRole(thread, 'button').filter((button) => !button.querySelector('img'))).to.deep.equal([]);
      expect(text).not.to.include('Did you write this message?');
    });

    itInMedia('is black on white, on a dark page too', async () => {
      const thread = await shown('bus-timetable');
      thread.style.colorScheme = 'dark';
      thread.style.setProperty('--civic-color-text', '#eee');
      await toPaper(thread);
      const heading = await byRole(thread, 'heading', /Later last bus/);
      expect(getComputedStyle(heading).color).to.equal('rgb(0, 0, 0)');
    });

    itInMedia('has what happened just before it was printed', async () => {
      const thread = await shown('market-parking');
      await toPaper(thread);
      thread.threadUrl = 'https://town.example/{id}';
      dispatchEvent(new Event('beforeprint'));
      expect(textOf(thread)).to.include('https://town.example/market-parking');
    });

    itInMedia('has no query code on it', async () => {
      const thread = await shown('window-fee', {code: CODE});
      await toPaper(thread);
      expect(textOf(thread)).not.to.include(CODE);
    });
  });

  it('moves focus to its title when asked to, also before it is there', async () => {
    const thread = await shown('bus-timetable');
    thread.messageId = 'parking-permit';
    thread.focus();
    await eventually(() => thread.shadowRoot?.activeElement?.textContent?.includes('Resident parking permit') || undefined);
  });
});
