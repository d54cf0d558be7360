import {expect} from '@open-wc/testing';
import {type BoardAdapter, BoardError} from '../../../src/adapter/index.js';
import type {CivicReplyPanel} from '../../../src/components/civic-reply-panel/civic-reply-panel.js';
import type {ActionRequest} from '../../../src/model/index.js';
import {allByRole, axe, byRole, eventually, fill, textOf, untilText} from '../../support/page.js';
import {photograph} from '../../support/pictures.js';
import {asModerator, boardOf, choose, panelFor, press, townStore} from './panel.js';

const ID = 'lift-repair';

async function answering(adapter: BoardAdapter): Promise<CivicReplyPanel> {
  const panel = await panelFor(adapter, ID);
  await choose(panel, 'Answer');
  fill(await byRole(panel, 'textbox', 'Answer'), '电梯已于11月18日修好，照片附后。');
  return panel;
}

async function attach(panel: CivicReplyPanel, name = 'lift.jpg'): Promise<void> {
  const field = panel.shadowRoot!.querySelector('civic-attachments')!;
  const input = await eventually(() => field.shadowRoot?.querySelector<HTMLInputElement>('#files') ?? undefined);
  const transfer = new DataTransfer();
  transfer.items.add(new File([await photograph()], name));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

describe('files of an answer in civic-reply-panel', () => {
  it('go with the answer, are public unless somebody says otherwise, and are seen by the reviewer before everybody', async () => {
    const store = townStore();
    const panel = await answering(boardOf('housing', store));
    fill(await byRole(panel, 'textbox', 'Person in charge (optional)'), 'Engineer Zhou');
    await attach(panel);
    await untilText(panel, 'Uploaded');
    fill(await byRole(panel, 'textbox', 'What does the picture show?'), 'The lift, in use again');
    expect(await axe(panel)).to.deep.equal([]);
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
    const {answers} = await asModerator(store, ID);
    expect(answers.at(-1)).to.include({person: 'Engineer Zhou'});
    expect(answers.at(-1)?.attachments[0]).to.include({type: 'image/jpeg', description: 'The lift, in use again', public: true});

    const review = await panelFor(boardOf('moderator2', store), ID);
    await byRole(review, 'img', 'The lift, in use again');
    await untilText(review, 'Engineer Zhou');
    const visitors = await boardOf('', store).getMessage(ID);
    expect(JSON.stringify(visitors.answers)).not.to.include('The lift, in use again');
  });

  it('hold the answer back until they are with the board', async () => {
    const store = townStore();
    const board = boardOf('housing', store);
    let finish: (() => void) | undefined;
    const panel = await answering({
      ...board,
      uploadFile: async (file, options) => {
        await new Promise<void>((resolve) => (finish = resolve));
        return board.uploadFile(file, options);
      },
    });
    const sent: ActionRequest[] = [];
    panel.addEventListener('civic-reply-submit', ({request}) => sent.push(request));
    await attach(panel);
    await press(panel, 'Submit for review');
    await untilText(panel, 'Wait until every file is uploaded');
    expect(sent).to.deep.equal([]);
    (await eventually(() => finish))();
    await untilText(panel, 'Uploaded');
    expect(textOf(panel)).not.to.include('Wait until every file');
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
  });

  it('are uploaded anew, under keys of their own, when the board no longer has them', async () => {
    const store = townStore();
    const board = boardOf('housing', store);
    const keys: string[] = [];
    const panel = await answering({
      ...board,
      uploadFile: (file, options) => (keys.push(options.resumeKey), board.uploadFile(file, options)),
    });
    await attach(panel);
    await untilText(panel, 'Uploaded');
    store.uploads.clear();
    await press(panel, 'Submit for review');
    await untilText(panel, 'The board no longer had a file.');
    await eventually(() => keys.length === 2 || undefined);
    expect(new Set(keys).size).to.equal(2);
    await untilText(panel, 'Uploaded');
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
    expect((await asModerator(store, ID)).answers.at(-1)?.attachments).to.have.length(1);
  });

  it('stay when sending fails, and while another action is looked at', async () => {
    const board = boardOf('housing');
    const panel = await answering({...board, act: () => Promise.reject(new BoardError('unavailable'))});
    await attach(panel);
    await untilText(panel, 'Uploaded');
    await press(panel, 'Submit for review');
    await untilText(panel, 'The board does not answer');
    await choose(panel, 'Transfer');
    await choose(panel, 'Answer');
    await byRole(panel, 'button', 'Remove lift.jpg');
  });

  it('are not asked for where the board takes none', async () => {
    const board = boardOf('housing');
    const panel = await answering({...board, capabilities: {...board.capabilities, upload: false}});
    expect(allByRole(panel, 'button', 'Choose files')).to.have.length(0);
    expect(textOf(panel)).not.to.include('Photos');
  });
});
