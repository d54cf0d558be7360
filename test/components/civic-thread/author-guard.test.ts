import {expect} from '@open-wc/testing';
import {axe, byRole, eventually, focused, textOf, untilText} from '../../support/page.js';
import {CODE, openAction, press, shown, storeWith, typeIn} from './people.js';

const ID = 'parking-permit';
const WORDS = 'Ring me on 138 0013 8000 about <b>it</b>.';
const TITLE = 'One thing here is better kept private';
const wordsOf = (root: Element) => byRole<HTMLTextAreaElement>(root, 'textbox', 'Your words');

describe('the privacy guard of civic-thread', () => {
  for (const lang of ['en', 'zh-CN']) {
    it(`stops once before the author's words go to where they may be published, in ${lang}`, async () => {
      const store = storeWith();
      const thread = await shown(ID, {code: CODE, store, lang});
      const form = await openAction(thread, lang === 'en' ? 'Ask again' : '追问');
      await typeIn(form, lang === 'en' ? 'Your words' : /./, WORDS);
      const before = store.messages.get(ID)!.events.length;
      form.querySelector('form')!.requestSubmit();
      const group = await byRole(form, 'group', lang === 'en' ? TITLE : /处/);
      expect(textOf(group)).to.include('138 0013 8000');
      expect(focused()?.textContent?.trim()).not.to.equal('');
      expect(group.contains(focused())).to.equal(true);
      expect(await axe(thread)).to.deep.equal([]);
      expect(store.messages.get(ID)!.events.length).to.equal(before);
    });
  }

  it('takes the words out with one press, and focus goes back to the text', async () => {
    const store = storeWith();
    const thread = await shown(ID, {code: CODE, store});
    const form = await openAction(thread, 'Ask again');
    await typeIn(form, 'Your words', WORDS);
    await press(form, 'Send');
    await untilText(form, `${TITLE} Phone number: 138 0013 8000`);
    await press(form, 'Take it out');
    const field = await wordsOf(form);
    await eventually(() => focused() === field || undefined);
    expect(field.value).to.equal('Ring me on about <b>it</b>.');
    await press(form, 'Send');
    await untilText(thread, 'Your question has been sent');
  });

  it('lets the author leave them, and sends them as they are', async () => {
    const store = storeWith();
    const thread = await shown('street-light', {as: 'citizen2', store});
    const form = await openAction(thread, 'Add what was asked for');
    await typeIn(form, 'Your words', WORDS);
    await press(form, 'Send');
    await press(form, 'Leave it');
    await eventually(() => focused()?.textContent?.includes('Send') || undefined);
    await press(form, 'Send');
    await untilText(thread, 'What you added has been sent.');
    expect(store.messages.get('street-light')!.events.at(-1)).to.have.property('words', WORDS);
  });

  it('has nothing to say where nobody else will read them', async () => {
    const store = storeWith();
    const thread = await shown('wage-dispute', {as: 'citizen2', store});
    const form = await openAction(thread, 'Ask again');
    await typeIn(form, 'Your words', WORDS);
    await press(form, 'Send');
    await untilText(thread, 'Your question has been sent');
    expect(textOf(thread)).not.to.include(TITLE);
  });
});
