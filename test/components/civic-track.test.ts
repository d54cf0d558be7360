import {expect, fixture} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryDeviceStore} from '../../src/adapters/device.js';
import type {CivicTrack} from '../../src/components/civic-track/civic-track.js';
import {typedNumber} from '../../src/components/civic-track/typed-number.js';
import '../../src/define/civic-track.js';
import {hanging} from '../../src/testing/index.js';
import {allByRole, axe, byRole, eventually, everything, fill, focused, textOf, untilText} from '../support/page.js';
import {CODE, person, press, storeWith} from './civic-thread/people.js';

const WRONG = 'No message has this number and this code together. Check both and try again.';

async function track({adapter = person(storeWith()), lang = 'en', dir = 'ltr'}: {adapter?: BoardAdapter; lang?: string; dir?: string} = {}): Promise<CivicTrack> {
  const provider = await fixture(
    html`<civic-board-provider .adapter=${adapter} .device=${memoryDeviceStore()} lang=${lang} dir=${dir}><civic-track></civic-track></civic-board-provider>`,
  );
  const element = provider.querySelector('civic-track');
  if (!element) throw new Error('no element');
  return element;
}

async function lookUp(element: CivicTrack, number: string, code: string): Promise<void> {
  fill(await byRole(element, 'textbox', 'Number'), number);
  fill(await byRole(element, 'textbox', 'Query code'), code);
  await sendKeys({press: 'Enter'});
}

/** The number that the author of a message was given. */
async function numberOf(id: string): Promise<string> {
  return (await person(storeWith()).getMessage(id, {queryCode: CODE})).number;
}

describe('civic-track', () => {
  describe('has nothing that axe objects to', () => {
    const states: Record<string, () => Promise<CivicTrack>> = {
      'to begin with': () => track(),
      'with both fields missing': async () => {
        const element = await track();
        await press(element, 'Look up');
        await untilText(element, 'Enter the number of your message');
        return element;
      },
      'when nothing is found': async () => {
        const element = await track();
        await lookUp(element, '1', 'nope');
        await untilText(element, WRONG);
        return element;
      },
      'with the message': async () => {
        const element = await track();
        await lookUp(element, await numberOf('window-fee'), CODE);
        await byRole(element, 'button', 'Look up another message');
        await eventually(() => allByRole(element, 'article')[0]);
        return element;
      },
      'in Chinese': async () => {
        const element = await track({lang: 'zh-Hans'});
        await untilText(element, '查询我的留言');
        return element;
      },
      'from right to left': () => track({dir: 'rtl'}),
    };
    for (const [name, make] of Object.entries(states)) {
      it(name, async () => expect(await axe(await make())).to.deep.equal([]));
    }
  });

  it('shows a confidential message to who has number and code, with focus on its title', async () => {
    const element = await track();
    await lookUp(element, await numberOf('window-fee'), CODE);
    await untilText(element, 'Confidential: only the author and those who handle it see this message');
    await untilText(element, 'You are shown as the author of this message.');
    await eventually(() => (focused()?.id === 'title' && focused()?.localName === 'h2') || undefined);
    expect(allByRole(element, 'textbox', 'Number')).to.deep.equal([]);
  });

  it('takes number and code as people type them', async () => {
    const element = await track();
    const wide = [...(await numberOf('parking-permit'))].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
    await lookUp(element, ` ${wide.slice(0, 4)} ${wide.slice(4)} `, ' ７k3m 9QXT–v2bd ');
    await untilText(element, 'You are shown as the author of this message.');
  });

  it('says the same of a number that is none, of a wrong code, and of the wrong code of a confidential message', async () => {
    const said = new Set<string>();
    for (const number of ['2026-999999', await numberOf('parking-permit'), await numberOf('window-fee')]) {
      const element = await track();
      await lookUp(element, number, '0000-0000-0000');
      await untilText(element, WRONG);
      said.add(textOf(element));
      expect((await byRole<HTMLInputElement>(element, 'textbox', 'Number')).value).to.equal(number);
      expect(focused()).to.equal(await byRole(element, 'textbox', 'Query code'));
    }
    expect(said.size).to.equal(1);
  });

  it('asks for what is missing, at the first of it, and not the board', async () => {
    let asked = 0;
    const inner = person(storeWith());
    const element = await track({adapter: {...inner, getMessage: (...args) => (asked++, inner.getMessage(...args))}});
    fill(await byRole(element, 'textbox', 'Number'), '26100016');
    await press(element, 'Look up');
    await untilText(element, 'Enter the query code from your receipt');
    expect(textOf(element)).not.to.include('Enter the number of your message');
    expect(focused()).to.equal(await byRole(element, 'textbox', 'Query code'));
    expect(asked).to.equal(0);
  });

  it('says when to try again after too many attempts', async () => {
    const inner = person(storeWith());
    const element = await track({
      adapter: {...inner, getMessage: () => Promise.reject(new BoardError('rate-limited', 'slow', {retryAfter: 61}))},
    });
    await lookUp(element, '26100016', CODE);
    await untilText(element, 'Too many attempts. Try again in 2 minutes.');
    expect((await byRole<HTMLInputElement>(element, 'textbox', 'Number')).value).to.equal('26100016');
  });

  it('puts the code into no address, no markup and no history', async () => {
    const element = await track();
    await lookUp(element, await numberOf('window-fee'), CODE);
    await untilText(element, 'You are shown as the author of this message.');
    const markup = [...everything(document)].map(({outerHTML, shadowRoot}) => outerHTML + (shadowRoot?.innerHTML ?? '')).join('');
    for (const form of [CODE, CODE.replaceAll('-', '')]) {
      expect(markup).not.to.include(form);
      expect(location.href + JSON.stringify(history.state)).not.to.include(form);
    }
  });

  it('looks up another, beginning with empty fields', async () => {
    const element = await track();
    await lookUp(element, await numberOf('window-fee'), CODE);
    await press(element, 'Look up another message');
    const field = await byRole<HTMLInputElement>(element, 'textbox', 'Number');
    expect(field.value).to.equal('');
    await eventually(() => focused() === field || undefined);
    expect(textOf(element)).not.to.include('Confidential');
  });

  it('asks the board once, however often the button is pressed', async () => {
    let asked = 0;
    const waiting = hanging(person(storeWith()), ['getMessage']);
    const element = await track({adapter: {...waiting, getMessage: (...args) => (asked++, waiting.getMessage(...args))}});
    await lookUp(element, '26100016', CODE);
    const button = await byRole(element, 'button', 'Looking it up…');
    button.click();
    button.click();
    expect(asked).to.equal(1);
  });

  it('says that there is no board around it', async () => {
    const element = await fixture(html`<civic-track></civic-track>`);
    expect(textOf(element)).to.include('not connected to a board');
  });

  it('reads every dash and width in a number', () => {
    expect(typedNumber(' ２０２６−０００１２３ ')).to.equal('2026-000123');
    expect(typedNumber('2026 – 000 123')).to.equal('2026-000123');
    expect(typedNumber('\u200b2026-000123')).to.equal('2026-000123');
  });
});
