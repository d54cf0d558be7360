import {expect} from '@open-wc/testing';
import {allByRole, byRole, eventually, fill, untilText} from '../../support/page.js';
import {close, Desk, SEND, SENT, titleOf, write} from './writing.js';

/** As soon as the fields are there: a frame later the rest may be there too, for the browser has fetched it before. */
async function drawn(form: Element): Promise<void> {
  const root = form.shadowRoot;
  if (!root || root.querySelector('form')) return;
  await new Promise<void>((resolve) => {
    new MutationObserver((_, observer) => {
      if (!root.querySelector('form')) return;
      observer.disconnect();
      resolve();
    }).observe(root, {childList: true, subtree: true});
  });
}

/** What keeps drafts and sends comes after the fields; in this file it has to be fetched for the first form. */
describe('civic-submit-form, before all of it is there', () => {
  const notes = () => Object.keys(sessionStorage).filter((key) => key.startsWith('civic-board:draft-note:'));

  it('notes what was typed when the page is left, and remembers a press on send', async () => {
    const desk = new Desk();
    const early = await desk.open();
    await drawn(early);
    fill(await titleOf(early), 'Cars on the pavement');
    // Nothing can be noted for somebody before it is known who they are, which the page has just asked.
    await eventually(() => {
      dispatchEvent(new Event('pagehide'));
      return notes().length > 0 || undefined;
    });
    (await byRole(early, 'button', SEND)).click();
    expect(allByRole(early, 'button', 'Clear the form'), 'what comes later is not there').to.deep.equal([]);
    expect(notes()).to.have.lengthOf(1);
    await byRole(early, 'group', 'There is a problem');
    close(early);

    const after = await desk.open();
    await untilText(after, /What you wrote on .+ is here again/);
    expect(await titleOf(after)).to.have.property('value', 'Cars on the pavement');
    await write(after);
    (await byRole(after, 'button', SEND)).click();
    await untilText(after, SENT);
    expect(notes()).to.deep.equal([]);
  });
});
