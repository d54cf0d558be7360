import {expect} from '@open-wc/testing';
import {newKey} from '../../../src/testing/drafts.js';
import {allByRole, byRole, eventually, textOf} from '../../support/page.js';
import {asModerator, boardOf, choose, panelFor, press, townStore} from './panel.js';

/** A message of the town that two readers have reported. */
async function reported() {
  const store = townStore();
  const reader = boardOf('', store);
  await reader.reportContent('market-parking', {reason: 'personal-data', words: '正文里有邻居的<b>手机号</b>'}, {idempotencyKey: newKey()});
  await reader.reportContent('market-parking', {reason: 'other'}, {idempotencyKey: newKey()});
  return store;
}

describe('reports in civic-reply-panel', () => {
  it('stand before what a moderator can choose: reason, words and time', async () => {
    const panel = await panelFor(boardOf('moderator', await reported()), 'market-parking');
    const reports = await byRole(panel, 'region', '2 reports');
    expect(textOf(reports)).to.include('It shows somebody’s personal data').and.to.include('正文里有邻居的<b>手机号</b>').and.to.match(/18 November 2026|Nov(ember)? 18/);
    expect(allByRole(reports, 'listitem')).to.have.length(2);
    const [choice] = allByRole(panel, 'radio');
    expect(choice && reports.compareDocumentPosition(choice)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    await expect(panel).to.be.accessible();
  });

  it('are for nobody else', async () => {
    const store = await reported();
    for (const username of ['transport', 'citizen']) {
      const panel = await panelFor(boardOf(username, store), 'market-parking');
      expect(allByRole(panel, 'region', /report/)).to.have.length(0);
      expect(textOf(panel)).not.to.include('手机号');
    }
  });

  it('are gone once they are dismissed', async () => {
    const store = await reported();
    const panel = await panelFor(boardOf('moderator', store), 'market-parking');
    await choose(panel, 'Leave it as it is');
    await press(panel, 'Dismiss the reports');
    await eventually(() => (textOf(panel).includes('The reports were dismissed.') ? true : undefined));
    expect(allByRole(panel, 'region', /report/)).to.have.length(0);
    expect((await asModerator(store, 'market-parking')).reports).to.equal(undefined);
  });

  it('can end in taking the message down, with a reason and a word to its author', async () => {
    const store = await reported();
    const panel = await panelFor(boardOf('moderator', store), 'market-parking');
    await choose(panel, 'Take down');
    await press(panel, 'Take the message down');
    expect((await asModerator(store, 'market-parking')).status, 'nothing happens without a reason').to.equal('waiting');
    expect(textOf(panel)).to.include('Only the author and staff see the message then.');
  });
});
