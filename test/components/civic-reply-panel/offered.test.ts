import {expect} from '@open-wc/testing';
import type {BoardAdapter} from '../../../src/adapter/index.js';
import type {CivicReplyPanel} from '../../../src/components/civic-reply-panel/civic-reply-panel.js';
import {desk} from '../../../src/i18n/en/desk.js';
import type {Action, Message} from '../../../src/model/index.js';
import {TOWN} from '../../../src/testing/town.js';
import {allByRole, textOf} from '../../support/page.js';
import {boardOf, panelFor, settled} from './panel.js';

/** What only an author does; the thread offers it. */
const AUTHORS: readonly Action[] = ['withdraw', 'supply-info', 'follow-up', 'rate', 'reopen'];

const WORDS = new Map(
  Object.entries(desk).flatMap(([key, word]) =>
    key.startsWith('do-') ? [[word as string, key.slice(3)]] : [],
  ),
);

/** The actions that somebody sees: as cards, or as the one button or heading there is. */
function offered(panel: CivicReplyPanel): string[] {
  const shown = [
    ...allByRole(panel, 'radio'),
    ...allByRole(panel, 'button'),
    ...allByRole(panel, 'heading'),
  ].map((element) =>
    element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : element.textContent,
  );
  return shown.flatMap((text) => WORDS.get(text.trim()) ?? []).sort();
}

/** A reminder needs somebody to be reminded, and an assignment the names of colleagues, which are the desk's. */
function isOfUse(action: Action, {relations, desk: facts}: Message, {capabilities}: BoardAdapter): boolean {
  if (action === 'remind') return !relations.includes('handler') || (facts?.waitingFor ?? []).length > 0;
  return action !== 'assign' || capabilities.desk;
}

describe('what civic-reply-panel offers', () => {
  for (const {username} of TOWN.accounts) {
    it(`is for ${username} exactly the staff part of what the board allows, with every message of the town`, async () => {
      const board = boardOf(username);
      const panel = await panelFor(board, '');
      for (const {record} of TOWN.messages) {
        panel.messageId = record.id;
        await settled(panel);
        const message = await board.getMessage(record.id).catch(() => undefined);
        const staffs = message?.allowedActions.filter((action) => !AUTHORS.includes(action) && isOfUse(action, message, board)) ?? [];
        expect(offered(panel), record.id).to.deep.equal([...staffs].sort());
        if (!message) expect(textOf(panel), record.id).to.include('This is not here.');
        else if (staffs.length === 0)
          expect(textOf(panel), record.id).to.include('There is nothing for you to do');
      }
    });
  }

  it('begins with what most people come for', async () => {
    const panel = await panelFor(boardOf('housing'), 'lift-repair');
    expect(allByRole(panel, 'radio').map((radio) => (radio as HTMLInputElement).value).slice(0, 3)).to.deep.equal([
      'submit-answer',
      'ask-for-more',
      'whistle',
    ]);
  });

  it('chooses nothing by itself', async () => {
    const panel = await panelFor(boardOf('moderator2'), 'water-pressure');
    expect(allByRole(panel, 'radio').some((radio) => (radio as HTMLInputElement).checked)).to.be.false;
    expect(allByRole(panel, 'textbox')).to.deep.equal([]);
    expect(panel.shadowRoot?.querySelector('.press')).to.equal(null);
  });
});
