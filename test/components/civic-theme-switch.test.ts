import {expect, fixture, oneEvent} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/define/civic-status-badge.js';
import '../../src/define/civic-theme-switch.js';
import type {CivicThemeChanged} from '../../src/components/civic-theme-switch/civic-theme-switch.events.js';
import type {CivicThemeSwitch} from '../../src/components/civic-theme-switch/civic-theme-switch.js';
import {allByRole, axe, byRole, untilText} from '../support/page.js';

const page = document.documentElement;
const KEY = 'civic-board theme';

const chosen = () => page.getAttribute('data-civic-theme');
const switcher = (modes = 'elder high-contrast dark') => fixture<CivicThemeSwitch>(html`<civic-theme-switch modes=${modes}></civic-theme-switch>`);

async function press(element: Element, name: string): Promise<HTMLElement> {
  const button = await byRole(element, 'button', name);
  button.focus();
  button.click();
  await (element as CivicThemeSwitch).updateComplete;
  return button;
}

describe('civic-theme-switch', () => {
  const clean = () => {
    localStorage.removeItem(KEY);
    page.removeAttribute('data-civic-theme');
    page.style.colorScheme = '';
  };
  beforeEach(clean);
  after(clean);

  it('has nothing that axe objects to, off and on, light and dark', async () => {
    const element = await switcher();
    expect(await axe(element)).to.deep.equal([]);
    await press(element, 'Large text');
    await press(element, 'High contrast');
    expect(await axe(element)).to.deep.equal([]);
    await press(element, 'Dark');
    expect(await axe(element)).to.deep.equal([]);
  });

  it('is a named group of switches that say whether they are on', async () => {
    const element = await switcher();
    await byRole(element, 'group', 'How this page looks');
    const large = await press(element, 'Large text');
    expect(large.getAttribute('aria-pressed')).to.equal('true');
    expect(element.shadowRoot!.activeElement).to.equal(large);
  });

  it('makes text 18 px and targets 60 px, for every element on the page', async () => {
    const element = await switcher();
    await press(element, 'Large text');
    const badge = await fixture(html`<civic-status-badge status="answered"></civic-status-badge>`);
    expect(getComputedStyle(badge).fontSize).to.equal('18px');
    expect((await byRole(element, 'button', 'Larger text')).getBoundingClientRect().height).to.be.at.least(60);
  });

  it('enlarges text in steps to 30 px, and says so', async () => {
    const element = await switcher();
    await press(element, 'Large text');
    for (const size of [22, 26, 30]) {
      await press(element, 'Larger text');
      await untilText(element, `Text size ${size}`);
      expect(getComputedStyle(element).fontSize).to.equal(`${size}px`);
    }
    const larger = await press(element, 'Larger text');
    expect(getComputedStyle(element).fontSize).to.equal('30px');
    // It stays where somebody's focus is.
    expect(larger.getAttribute('aria-disabled')).to.equal('true');
    expect(element.shadowRoot!.activeElement).to.equal(larger);
    await press(element, 'Smaller text');
    expect(getComputedStyle(element).fontSize).to.equal('26px');
  });

  it('keeps what was chosen on the device, and leaves what the page set', async () => {
    page.setAttribute('data-civic-theme', 'press-red');
    const element = await switcher();
    await press(element, 'Large text');
    await press(element, 'Larger text');
    element.remove();
    page.setAttribute('data-civic-theme', 'press-red');
    const next = await switcher();
    expect(chosen()).to.equal('press-red elder elder-22');
    await press(next, 'Large text');
    expect(chosen()).to.equal('press-red');
    next.remove();
    await switcher();
    expect(chosen()).to.equal('press-red');
  });

  it('agrees with other switches, and with other windows', async () => {
    const [one, other] = [await switcher(), await switcher()];
    await press(one, 'High contrast');
    await other.updateComplete;
    await untilPressed(other, 'High contrast', 'true');
    localStorage.setItem(KEY, '');
    dispatchEvent(new StorageEvent('storage', {key: KEY}));
    await untilPressed(one, 'High contrast', 'false');
    expect(chosen()).to.equal(null);
  });

  it('shows whether the page is dark, whoever made it so, and turns it', async () => {
    page.style.colorScheme = 'dark';
    const element = await switcher();
    const dark = await byRole(element, 'button', 'Dark');
    expect(dark.getAttribute('aria-pressed')).to.equal('true');
    page.style.colorScheme = '';
    await press(element, 'Dark');
    expect(getComputedStyle(page).colorScheme).to.match(/^(dark|light)$/);
  });

  it('tells the page', async () => {
    const element = await switcher();
    setTimeout(() => void press(element, 'High contrast'));
    const event: unknown = await oneEvent(element, 'civic-theme-changed');
    expect((event as CivicThemeChanged).theme).to.equal('high-contrast');
  });

  it('offers only what the page wants', async () => {
    const element = await switcher('dark');
    expect(allByRole(element, 'button').map((button) => button.textContent?.trim())).to.deep.equal(['Dark']);
  });

  it('does not take a name from storage that it does not know', async () => {
    localStorage.setItem(KEY, 'elder evil "x');
    await switcher();
    expect(chosen()).to.equal('elder');
  });
});

async function untilPressed(element: Element, name: string, pressed: string): Promise<void> {
  const button = await byRole(element, 'button', name);
  while (button.getAttribute('aria-pressed') !== pressed) await new Promise(requestAnimationFrame);
}
