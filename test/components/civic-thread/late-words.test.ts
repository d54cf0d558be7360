import {expect} from '@open-wc/testing';
import {everything, textOf} from '../../support/page.js';
import {openAction, press, shown} from './people.js';

// A page of its own, so that no Chinese is there before the thread asks for it.

/** What has no words at any time from now on: things to press, headings and labels. */
function wordless(thread: Element): {readonly found: Set<string>; stop(): void} {
  const found = new Set<string>();
  const root = thread.shadowRoot ?? thread;
  const look = (): void => {
    for (const element of everything(root)) {
      if (element.matches('button, h2, h3, label, legend, summary') && !textOf(element)) found.add(element.outerHTML);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(root, {subtree: true, childList: true, characterData: true});
  return {found, stop: () => observer.disconnect()};
}

describe('civic-thread, while words of its parts are on their way', () => {
  it('shows nothing without a name: what asks for the code comes with its words', async () => {
    const thread = await shown('market-parking', {lang: 'zh-Hans'});
    const {found, stop} = wordless(thread);
    await openAction(thread, '这是您的留言吗？');
    await press(thread, '继续');
    stop();
    expect([...found]).to.deep.equal([]);
  });

  it('has the words of a report at hand', async () => {
    const thread = await shown('market-parking', {lang: 'zh-Hant'});
    const {found, stop} = wordless(thread);
    await press(thread, /^檢舉|^舉報/);
    await press(thread, '取消');
    stop();
    expect([...found]).to.deep.equal([]);
  });
});
