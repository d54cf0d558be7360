import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {BoardError} from '../../../src/adapter/index.js';
import {TOWN} from '../../../src/testing/town.js';
import {allByRole, axe, fill, textOf, untilText} from '../../support/page.js';
import {field, form, send, write} from './support.js';

const {fields} = TOWN.board;
const services = {challenge: false, email: true};
const SENT = 'Your message has been sent';

describe('the e-mail address in civic-submit-form', () => {
  it('is asked for where the board can send news, and goes with the message', async () => {
    const {element, sent} = await form({board: {services}});
    await write(element);
    fill(await field(element, 'E-mail optional'), ' ann@example.com ');
    expect(await axe(element)).to.deep.equal([]);
    await send(element);
    await untilText(element, SENT);
    expect(sent[0]!.draft.email?.trim()).to.equal('ann@example.com');
  });

  it('is not asked for where the board sends none, or wants none', async () => {
    for (const board of [{services: {...services, email: false}}, {services, fields: {...fields, email: 'hidden' as const}}]) {
      const {element} = await form({board});
      await field(element, 'Title');
      expect(allByRole(element, 'textbox', /E-mail/)).to.be.empty;
    }
  });

  it('is found fault with in words', async () => {
    const {element, sent} = await form({board: {services}});
    await write(element);
    fill(await field(element, 'E-mail optional'), 'ann at example');
    await send(element);
    await untilText(element, 'E-mail: Enter an e-mail address such as name@example.com');
    expect(sent).to.be.empty;
  });

  it('is required where the board says so', async () => {
    const {element, sent} = await form({board: {services, fields: {...fields, email: 'required'}}});
    await write(element);
    await send(element);
    await untilText(element, 'Enter your e-mail address');
    expect(sent).to.be.empty;
  });

  it('keeps nobody from sending where it is required and the board cannot send', async () => {
    const {element} = await form({board: {services: {...services, email: false}, fields: {...fields, email: 'required'}}});
    await write(element);
    await send(element);
    await untilText(element, SENT);
  });
});

describe('the challenge in civic-submit-form', () => {
  const WORDS = 'To keep robots out';

  it('is said to be one of computing, where the board has one', async () => {
    const {element} = await form({board: {services: {challenge: true, email: false}}});
    await untilText(element, WORDS);
    expect(await axe(element)).to.deep.equal([]);
  });

  it('is not spoken of where the board has none', async () => {
    const {element} = await form();
    await field(element, 'Title');
    expect(textOf(element)).not.to.include(WORDS);
  });

  it('can be a site’s own: its answer goes with the message', async () => {
    const {element, sent} = await form({
      board: {services: {challenge: true, email: false}},
      content: html`<civic-submit-form kind="enquiry" topic="transport" agency-id="transport"><p slot="challenge">Our own check</p></civic-submit-form>`,
    });
    await untilText(element, 'Our own check');
    expect(textOf(element)).not.to.include(WORDS);
    element.proof = 'answer-of-the-site';
    await write(element);
    await send(element);
    await untilText(element, SENT);
    expect(sent[0]!.proof).to.equal('answer-of-the-site');
  });

  it('of a site’s own that is no longer good comes back to the writer, who answers it anew', async () => {
    const {element, sent} = await form({
      board: {services: {challenge: true, email: false}},
      content: html`<civic-submit-form kind="enquiry" topic="transport" agency-id="transport"><p slot="challenge">Our own check</p></civic-submit-form>`,
      wrap: (adapter) => ({
        ...adapter,
        submitMessage: (draft, options) => options.proof === 'too old' ? Promise.reject(new BoardError('challenge-failed')) : adapter.submitMessage(draft, options),
      }),
    });
    element.proof = 'too old';
    await write(element);
    await send(element);
    await untilText(element, 'The check that you are not a robot did not work. Try again.');
    expect(await field(element, 'Title')).to.have.property('value', 'Cars on the pavement');
    element.proof = 'fresh';
    await send(element);
    await untilText(element, SENT);
    expect(sent.at(-1)!.proof).to.equal('fresh');
  });
});
