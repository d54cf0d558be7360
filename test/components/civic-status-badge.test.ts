import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/define/civic-status-badge.js';
import type {CivicStatusBadge} from '../../src/components/civic-status-badge/civic-status-badge.js';
import {STATUSES} from '../../src/model/lifecycle.js';
import {axe, textOf, untilText} from '../support/page.js';

describe('civic-status-badge', () => {
  for (const status of STATUSES) {
    it(`has nothing that axe objects to for ${status}, light and dark`, async () => {
      for (const scheme of ['light', 'dark']) {
        const wrapper = await fixture<HTMLElement>(
          html`<div><civic-status-badge status=${status}></civic-status-badge></div>`,
        );
        wrapper.style.colorScheme = scheme;
        expect(await axe(wrapper)).to.deep.equal([]);
      }
    });
  }

  it('says the status in words, so that colour never stands alone', async () => {
    const badge = await fixture<CivicStatusBadge>(
      html`<civic-status-badge status="answered"></civic-status-badge>`,
    );
    expect(textOf(badge)).to.equal('Answered');
  });

  it('gives every status a word of its own', async () => {
    const words = new Set<string>();
    for (const status of STATUSES)
      words.add(textOf(await fixture(html`<civic-status-badge status=${status}></civic-status-badge>`)));
    expect(words.size).to.equal(STATUSES.length);
  });

  it('speaks the language of the nearest lang attribute, and follows when it changes', async () => {
    const wrapper = await fixture<HTMLElement>(
      html`<div lang="zh-CN"><civic-status-badge status="in-progress"></civic-status-badge></div>`,
    );
    await untilText(wrapper, '办理中');
    wrapper.lang = 'en';
    await untilText(wrapper, 'In progress');
  });

  it('lets a page override a word', async () => {
    const badge = await fixture<CivicStatusBadge>(
      html`<civic-status-badge data-i18n.status.waiting="Open"></civic-status-badge>`,
    );
    expect(textOf(badge)).to.equal('Open');
  });

  it('shows nothing for a status that is none', async () => {
    const badge = await fixture<CivicStatusBadge>(
      html`<civic-status-badge status="nonsense"></civic-status-badge>`,
    );
    expect(textOf(badge)).to.equal('');
  });
});
