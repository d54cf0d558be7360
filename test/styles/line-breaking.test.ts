import {expect, fixture, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import {reset} from '../../src/styles/index.js';

/** Words in the language of the page around, and a heading and a quotation that may be in another. */
class Speech extends LitElement {
  static override styles = reset;

  protected override render() {
    return html`<h3>제목</h3><p id="own">글</p><blockquote lang="ja"><h3 id="quoted-heading">見出し</h3><p id="quoted">本文</p></blockquote><p id="english" lang="en">text</p>`;
  }
}
customElements.define('test-speech', Speech);

describe('where lines break', () => {
  const styleOf = async (lang: string, selector: string) => {
    const page = await fixture<HTMLElement>(html`<div lang=${lang}><test-speech></test-speech></div>`);
    const element = page.querySelector('test-speech')?.shadowRoot?.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    return getComputedStyle(element);
  };

  it('keeps Korean words whole, by the language of the page around', async () => {
    expect((await styleOf('ko', '#own')).wordBreak).to.equal('keep-all');
    expect((await styleOf('ko-KR', '#own')).wordBreak).to.equal('keep-all');
  });

  it('lets Japanese and Chinese break between characters, also within a Korean page', async () => {
    for (const style of [await styleOf('ko', '#quoted'), await styleOf('ja', '#own'), await styleOf('zh-Hant', '#own')]) {
      expect(style.wordBreak).to.equal('normal');
      expect(style.lineBreak).to.equal('strict');
    }
  });

  it('breaks short texts in Japanese between phrases where the browser can', async () => {
    const wanted = CSS.supports('word-break', 'auto-phrase') ? 'auto-phrase' : 'normal';
    expect((await styleOf('ja', 'h3')).wordBreak).to.equal(wanted);
    expect((await styleOf('ko', '#quoted-heading')).wordBreak).to.equal(wanted);
  });

  it('leaves other languages alone', async () => {
    expect((await styleOf('en', '#own')).wordBreak).to.equal('normal');
    expect((await styleOf('en', '#own')).lineBreak).to.equal('auto');
  });
});
