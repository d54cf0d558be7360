import {expect, fixture} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import {Localize} from '../../src/controllers/localize.js';
import {figureIn, listIn} from '../../src/controllers/written.js';
import {list} from '../../src/i18n/en/list.js';
import {languageStrings, loadLanguage, registerLanguage} from '../../src/i18n/languages.js';
import type {Strings} from '../../src/i18n/strings.js';
import {eventually, textOf, untilText} from '../support/page.js';

class Speaker extends LitElement {
  static override properties = {count: {type: Number}};
  declare count: number;
  renders = 0;
  readonly words = new Localize(this, {list});

  protected override render() {
    this.renders++;
    return html`<p>${this.words.t('list.label')}; ${this.words.t('list.found', {count: this.count ?? 0})}</p>`;
  }
}
customElements.define('test-speaker', Speaker);

/** Comes with the first of its words only. */
class Starter extends LitElement {
  static override properties = {done: {type: Boolean}};
  declare done: boolean;
  attempts = 0;
  readonly words = new Localize<{list: typeof list}>(this, {list: {label: list.label}}, () =>
    ++this.attempts === 1 ? Promise.reject(new TypeError('offline')) : Promise.resolve({list}));

  protected override render() {
    return html`<p>${this.words.t('list.label')}; ${this.done ? this.words.t('list.end-of-list') : ''}</p>`;
  }
}
customElements.define('test-starter', Starter);

/** Puts its children, and a speaker of its own, behind a shadow root. */
class Frame extends LitElement {
  protected override render() {
    return html`<slot></slot><div lang="zh-Hans"><slot name="chinese"></slot></div>`;
  }
}
customElements.define('test-frame', Frame);

const NOON = '2026-11-05T16:30:00Z';

describe('Localize', () => {
  const speaker = async (content: ReturnType<typeof html>): Promise<Speaker> => {
    const root = await fixture<HTMLElement>(content);
    const found = root instanceof Speaker ? root : root.querySelector<Speaker>('test-speaker');
    if (!found) throw new Error('no speaker');
    await found.updateComplete;
    return found;
  };

  it('speaks English when nobody says otherwise, and for a language that it does not have', async () => {
    expect(textOf(await speaker(html`<test-speaker></test-speaker>`))).to.contain('Messages;');
    expect(textOf(await speaker(html`<div lang="cy"><test-speaker></test-speaker></div>`))).to.contain('Messages;');
  });

  it('takes the language of the nearest lang attribute, through slots as the reader sees the page', async () => {
    const element = await speaker(html`<div lang="en"><test-frame><test-speaker slot="chinese"></test-speaker></test-frame></div>`);
    await untilText(element, '留言');
  });

  it('follows when the language changes far outside, and does not render without need', async () => {
    await loadLanguage('zh-Hans');
    const element = await speaker(html`<div lang="en"><p><test-speaker></test-speaker></p></div>`);
    const before = element.renders;
    const outer = element.closest('div');
    if (outer) outer.lang = 'zh-CN';
    await untilText(element, '留言');
    expect(element.renders).to.equal(before + 1);
  });

  it('finds its language again when it is moved elsewhere', async () => {
    const element = await speaker(html`<div><p lang="en"><test-speaker></test-speaker></p><p lang="zh" id="there"></p></div>`);
    element.getRootNode() instanceof Document && document.getElementById('there')?.append(element);
    await untilText(element, '留言');
  });

  it('hears nothing more of the page once it was taken out', async () => {
    const element = await speaker(html`<div><test-speaker></test-speaker></div>`);
    const wrapper = element.parentElement;
    element.remove();
    const before = element.renders;
    if (wrapper) wrapper.lang = 'zh';
    await new Promise(requestAnimationFrame);
    expect(element.renders).to.equal(before);
  });

  it('fetches the words of a later view when they are wanted, and again after that failed', async () => {
    const element = await fixture<Starter>(html`<test-starter></test-starter>`);
    expect(textOf(element)).to.equal('Messages;');
    expect(element.attempts).to.equal(0);
    element.done = true;
    await eventually(() => element.attempts > 0 || undefined);
    element.requestUpdate();
    await untilText(element, 'Messages; That is all.');
    expect(element.attempts).to.equal(2);
  });

  it('needs no more of its English in another language', async () => {
    await loadLanguage('zh-Hans');
    const element = await fixture<Starter>(html`<test-starter lang="zh-Hans"></test-starter>`);
    element.done = true;
    await untilText(element, '留言; 已全部显示。');
    expect(element.attempts).to.equal(0);
  });

  it('chooses the plural form of the language, and writes numbers as it does', async () => {
    const element = await speaker(html`<test-speaker></test-speaker>`);
    const {words} = element;
    expect(words.t('list.found', {count: 1})).to.equal('1 message shown');
    expect(words.t('list.found', {count: 0})).to.equal('0 messages shown');
    expect(words.t('list.found', {count: 1234})).to.equal('1,234 messages shown');
  });

  it('uses the forms that another language has', async () => {
    await loadLanguage('zh-Hans');
    const chinese = languageStrings('zh-Hans');
    if (!chinese) throw new Error('no Chinese');
    const found = {one: '{count} zpráva', few: '{count} zprávy', other: '{count} zpráv'};
    const strings: Strings = {...chinese, list: {...chinese.list, found}};
    registerLanguage({tag: 'cs', strings});
    const {words} = await speaker(html`<div lang="cs"><test-speaker></test-speaker></div>`);
    expect([1, 3, 5].map((count) => words.t('list.found', {count}))).to.deep.equal(['1 zpráva', '3 zprávy', '5 zpráv']);
  });

  it('has the four forms of Russian, which go by the last digits', async () => {
    await loadLanguage('ru');
    const {words} = await speaker(html`<test-speaker lang="ru"></test-speaker>`);
    expect([1, 2, 5, 11, 21, 22, 112].map((count) => words.t('list.found', {count}))).to.deep.equal([
      'Показано 1 обращение', 'Показано 2 обращения', 'Показано 5 обращений', 'Показано 11 обращений', 'Показано 21 обращение', 'Показано 22 обращения', 'Показано 112 обращений',
    ]);
  });

  // Chromium knows the plurals of these languages and not their dates, and would write those in its own language.
  it('writes dates, lists and numbers of a language that the browser does not know as the language itself says', async () => {
    await Promise.all(['ug', 'bo'].map((tag) => loadLanguage(tag)));
    const {words: uyghur} = await speaker(html`<test-speaker lang="ug-CN"></test-speaker>`);
    expect([uyghur.date(NOON, 'Asia/Shanghai'), uyghur.dateTime(NOON, 'UTC')]).to.deep.equal(['2026-\u2060يىلى 11-\u2060ئاينىڭ 6-\u2060كۈنى', '2026-\u2060يىلى 11-\u2060ئاينىڭ 5-\u2060كۈنى 16:30']);
    expect([listIn(uyghur.language, ['A', 'B', 'C']), figureIn(uyghur.language, 1234.5), uyghur.t('list.found', {count: 1234})]).to.deep.equal(['A، B ۋە C', '1,234.5', '1,234 مۇراجىئەت كۆرسىتىلدى']);
    const {words: tibetan} = await speaker(html`<test-speaker lang="bo"></test-speaker>`);
    expect([tibetan.date(NOON, 'Asia/Shanghai'), tibetan.dateTime(NOON, 'UTC')]).to.deep.equal(['སྤྱི་ལོ་2026 ཟླ་11 ཚེས་6', 'སྤྱི་ལོ་2026 ཟླ་11 ཚེས་5 16:30']);
    expect([listIn(tibetan.language, ['A', 'B']), figureIn(tibetan.language, 1234.5)]).to.deep.equal(['A དང་ B', '1,234.5']);
  });

  it('lets the page replace a phrase in any language, placeholders and all', async () => {
    const element = await speaker(html`<div lang="zh" data-i18n.list.found="[{count}]"><test-speaker count="7"></test-speaker></div>`);
    await untilText(element, '留言; [7]');
  });

  it('takes the nearest replacement of each phrase', async () => {
    const element = await speaker(html`<div data-i18n.list.label="Far" data-i18n.list.found="far {count}">
      <p data-i18n.list.label="Near"><test-speaker count="2"></test-speaker></p>
    </div>`);
    expect(textOf(element)).to.equal('Near; far 2');
  });

  it('takes markup in a replacement for text', async () => {
    const element = await speaker(html`<test-speaker data-i18n.list.label="<b>x</b>"></test-speaker>`);
    expect(textOf(element)).to.contain('<b>x</b>');
  });

  it('leaves a placeholder that nobody fills as it is, and shows the key of a phrase that is not there', async () => {
    const {words} = await speaker(html`<test-speaker data-i18n.list.label="{nobody}"></test-speaker>`);
    expect(words.t('list.label')).to.equal('{nobody}');
    expect(words.any('list.nothing')).to.equal('list.nothing');
  });

  it('writes dates in the language and region of the page and in the time zone that it is given', async () => {
    const british = await speaker(html`<div lang="en-GB"><test-speaker></test-speaker></div>`);
    expect(british.words.date(NOON, 'Asia/Shanghai')).to.equal('6 November 2026');
    expect(british.words.date(NOON, 'Europe/London')).to.equal('5 November 2026');
    const chinese = await speaker(html`<div lang="zh-CN"><test-speaker></test-speaker></div>`);
    expect(chinese.words.date(NOON, 'Asia/Shanghai')).to.equal('2026年11月6日');
  });

  it('writes dates in the language of its words where the page asks for one that it lacks', async () => {
    const {words} = await speaker(html`<div lang="cy"><test-speaker></test-speaker></div>`);
    expect(words.date(NOON, 'UTC')).to.equal('November 5, 2026');
  });

  it('shows a time that is none as it is', async () => {
    const {words} = await speaker(html`<test-speaker></test-speaker>`);
    expect(words.date('last week')).to.equal('last week');
  });

  it('says what the town named things in the language that the page asked for, even one without words of ours', async () => {
    const {words} = await speaker(html`<div lang="cy"><test-speaker></test-speaker></div>`);
    expect(words.text({en: 'Wales', cy: 'Cymru'})).to.equal('Cymru');
    expect(words.text({'zh-Hans': '威尔士'})).to.equal('威尔士');
    expect(words.text(undefined)).to.equal('');
  });
});
