import {expect, fixture} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import {Localize} from '../../src/controllers/localize.js';
import {list} from '../../src/i18n/en/list.js';
import {languageStrings, loadLanguage} from '../../src/i18n/languages.js';
import {overrideStrings} from '../../src/i18n/overrides.js';
import {textOf, untilText} from '../support/page.js';

class Reader extends LitElement {
  readonly words = new Localize(this, {list});

  protected override render() {
    return html`<p>${this.words.t('list.label')}; ${this.words.t('list.found', {count: 3})}</p>`;
  }
}
customElements.define('test-reader', Reader);

// Each test has a language of its own: what is replaced stays replaced on the page.
describe('overrideStrings', () => {
  it('replaces phrases of a language that was not fetched yet', async () => {
    overrideStrings('de', {list: {label: 'Eingaben'}});
    expect(languageStrings('de')).to.equal(undefined);
    const element = await fixture(html`<test-reader lang="de"></test-reader>`);
    await untilText(element, 'Eingaben; 3 Anliegen werden angezeigt');
  });

  it('replaces phrases of a language that is shown already, and leaves the others', async () => {
    await loadLanguage('es');
    const element = await fixture(html`<test-reader lang="es"></test-reader>`);
    expect(textOf(element)).to.equal('Mensajes; 3 mensajes mostrados');
    overrideStrings('es', {list: {label: 'Escritos'}});
    await untilText(element, 'Escritos; 3 mensajes mostrados');
  });

  it('adds to what was replaced before, with the plural forms of the language', async () => {
    await loadLanguage('fr');
    overrideStrings('fr', {list: {label: 'Demandes'}});
    overrideStrings('fr', {list: {found: {one: '{count} demande', many: '{count} de demandes', other: '{count} demandes'}}});
    const element = await fixture(html`<test-reader lang="fr"></test-reader>`);
    await untilText(element, 'Demandes; 3 demandes');
  });

  it('replaces English, which comes with the elements, and no other language', async () => {
    const english = await fixture(html`<test-reader lang="en-GB"></test-reader>`);
    const portuguese = await fixture(html`<test-reader lang="pt"></test-reader>`);
    overrideStrings('en', {list: {label: 'Letters'}});
    await untilText(english, 'Letters; 3 messages shown');
    await untilText(portuguese, 'Mensagens; 3 mensagens mostradas');
  });

  it('takes a language as pages write it, and leaves the other script of it', async () => {
    overrideStrings('zh-TW', {list: {label: '陳情'}});
    overrideStrings('en-US', {list: {label: 'Mail'}});
    await untilText(await fixture(html`<test-reader lang="zh-HK"></test-reader>`), '陳情;');
    await untilText(await fixture(html`<test-reader lang="zh-CN"></test-reader>`), '留言; 已显示 3 条');
    await untilText(await fixture(html`<test-reader lang="en-GB"></test-reader>`), 'Mail;');
  });

  it('gives way to an attribute on the page', async () => {
    await loadLanguage('pt');
    overrideStrings('pt', {list: {label: 'Cartas'}});
    const element = await fixture(html`<test-reader lang="pt" data-i18n.list.label="Recados"></test-reader>`);
    await untilText(element, 'Recados;');
  });

  it('leaves the page’s own language as it is', () => {
    const before = document.documentElement.getAttribute('lang');
    overrideStrings('ko', {list: {label: '글'}});
    expect(document.documentElement.getAttribute('lang')).to.equal(before);
  });
});
