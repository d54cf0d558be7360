import {expect, fixture, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import {host, reset} from '../../src/styles/index.js';

/** A heading and a text in the language of the page around, and headings in Tibetan and English whatever that is. */
class Lines extends LitElement {
  static override styles = [host, reset];

  protected override render() {
    return html`<h3 id="own-heading">…</h3><p id="own">…</p><h3 id="tibetan" lang="bo">བོད་ཡིག</h3><h3 id="english" lang="en">text</h3>`;
  }
}
customElements.define('test-lines', Lines);

describe('the room between lines', () => {
  const leadingOf = async (lang: string, selector: string) => {
    const page = await fixture<HTMLElement>(html`<div lang=${lang}><test-lines></test-lines></div>`);
    const element = page.querySelector('test-lines')?.shadowRoot?.querySelector(selector);
    if (!element) throw new Error(`no ${selector}`);
    const {lineHeight, fontSize} = getComputedStyle(element);
    return parseFloat(lineHeight) / parseFloat(fontSize);
  };

  it('is wide enough for letters of Tibetan that stand on top of each other, at headings too', async () => {
    for (const lang of ['bo', 'bo-CN']) {
      expect(await leadingOf(lang, '#own')).to.be.closeTo(1.8, 0.01);
      expect(await leadingOf(lang, '#own-heading')).to.be.closeTo(1.8, 0.01);
    }
  });

  it('is so for Tibetan on a page in another language, and not for that language', async () => {
    expect(await leadingOf('bo', '#english')).to.be.closeTo(1.3, 0.01);
    expect(await leadingOf('en', '#tibetan')).to.be.closeTo(1.8, 0.01);
    expect(await leadingOf('ug', '#own')).to.be.closeTo(1.5, 0.01);
    expect(await leadingOf('ug', '#own-heading')).to.be.closeTo(1.3, 0.01);
  });
});
