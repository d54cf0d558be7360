import {expect} from '@open-wc/testing';
import {type BoardAdapter, BoardError, type Desk} from '../../../src/adapter/index.js';
import type {CivicReplyPanel} from '../../../src/components/civic-reply-panel/civic-reply-panel.js';
import {CivicSessionChanged} from '../../../src/components/civic-board-provider/civic-board-provider.events.js';
import {allByRole, axe, byRole, eventually, everything, fill, focused, select, textOf, untilText} from '../../support/page.js';
import {restoreVisibility, setVisibility} from '../../support/visibility.js';
import {boardOf, choose, panelFor, press, settled, townStore} from './panel.js';

const ID = 'lift-repair';

/** A board of which some calls of the desk are others. */
function withDesk(board: BoardAdapter, change: (desk: Desk) => Partial<Desk>): BoardAdapter {
  return {...board, openDesk: async () => {
    const desk = await board.openDesk();
    return {...desk, ...change(desk)};
  }};
}

const answerBox = (panel: CivicReplyPanel) => byRole<HTMLTextAreaElement>(panel, 'textbox', 'Answer');

async function answering(adapter: BoardAdapter, id = ID): Promise<CivicReplyPanel> {
  const panel = await panelFor(adapter, id);
  await choose(panel, 'Answer');
  await untilText(panel, /What you write is saved by itself|Draft saved/);
  return panel;
}

/** Types, and leaves the field, which saves at once. */
async function write(panel: CivicReplyPanel, text: string): Promise<void> {
  const box = await answerBox(panel);
  fill(box, text);
  await panel.updateComplete;
  box.blur();
}

const draftOf = async (store: ReturnType<typeof townStore>, by = 'housing') => await (await boardOf(by, store).openDesk()).getReplyDraft(ID);

describe('the shared draft of civic-reply-panel', () => {
  afterEach(() => restoreVisibility());

  it('is saved by itself when the field is left, and a colleague goes on with it', async () => {
    const store = townStore();
    const panel = await answering(boardOf('housing', store));
    await write(panel, '曳引机已到货。');
    await untilText(panel, 'Draft saved on');
    expect((await draftOf(store))?.content.body).to.equal('曳引机已到货。');
    const other = await answering(boardOf('housing-lead', store));
    expect((await answerBox(other)).value).to.equal('曳引机已到货。');
    expect(await axe(other)).to.deep.equal([]);
  });

  it('is saved in a pause of typing', async () => {
    const store = townStore();
    const panel = await answering(boardOf('housing', store));
    fill(await answerBox(panel), '曳引机已到货。');
    await untilText(panel, 'Draft saved on');
    expect((await draftOf(store))?.revision).to.equal(1);
  });

  it('is overwritten by nobody: two people at once see both texts, and one chooses theirs', async () => {
    const store = townStore();
    const [mine, theirs] = [await answering(boardOf('housing', store)), await answering(boardOf('housing-lead', store))];
    await write(theirs, '电梯下周修好。');
    await untilText(theirs, 'Draft saved on');
    await write(mine, '曳引机已到货。');
    await untilText(mine, /吴建安 changed this/);
    expect((await draftOf(store))?.content.body).to.equal('电梯下周修好。');
    expect((await answerBox(mine)).value).to.equal('曳引机已到货。');
    const conflict = await byRole(mine, 'region', /吴建安 changed this/);
    expect(textOf(conflict)).to.include('电梯下周修好。').and.to.include('曳引机已到货。');
    expect(await axe(mine)).to.deep.equal([]);
    await press(mine, 'Take theirs');
    await untilText(mine, 'You see their text now.');
    expect((await answerBox(mine)).value).to.equal('电梯下周修好。');
    await press(mine, 'Undo');
    expect((await answerBox(mine)).value).to.equal('曳引机已到货。');
    await untilText(mine, 'Draft saved on');
  });

  it('keeps mine when I say so, on top of theirs', async () => {
    const store = townStore();
    const [mine, theirs] = [await answering(boardOf('housing', store)), await answering(boardOf('housing-lead', store))];
    await write(theirs, '电梯下周修好。');
    await untilText(theirs, 'Draft saved on');
    await write(mine, '曳引机已到货。');
    await untilText(mine, /changed this/);
    await press(mine, 'Keep mine, save it over theirs');
    await untilText(mine, 'Draft saved on');
    expect(textOf(mine)).not.to.include('changed this');
    const kept = await draftOf(store);
    expect(kept?.content.body).to.equal('曳引机已到货。');
    expect(kept?.revision).to.equal(2);
    // The other one finds out in turn, and loses nothing either.
    await write(theirs, '电梯下周修好，费用已公示。');
    await untilText(theirs, /周敏 changed this/);
  });

  it('shows a colleague’s newer text by itself when there is nothing of mine to lose', async () => {
    const store = townStore();
    const mine = await answering(boardOf('housing', store));
    const theirs = await answering(boardOf('housing-lead', store));
    await write(theirs, '电梯下周修好。');
    await untilText(theirs, 'Draft saved on');
    setVisibility('hidden');
    setVisibility('visible');
    await untilText(mine, /吴建安 changed this .* You see their text now\./);
    expect((await answerBox(mine)).value).to.equal('电梯下周修好。');
  });

  it('is kept in the window while there is no connection, says so, and is saved when there is one again', async () => {
    const store = townStore();
    let offline = true;
    const panel = await answering(withDesk(boardOf('housing', store), (desk) => ({
      saveReplyDraft: (...args) => (offline ? Promise.reject(new BoardError('offline')) : desk.saveReplyDraft(...args)),
    })));
    await write(panel, '曳引机已到货。');
    await untilText(panel, 'The draft is kept in this window only');
    expect(await axe(panel)).to.deep.equal([]);
    offline = false;
    dispatchEvent(new Event('online'));
    await untilText(panel, 'Draft saved on');
    expect((await draftOf(store))?.content.body).to.equal('曳引机已到货。');
  });

  it('recognises its own text whose acknowledgement was lost', async () => {
    const store = townStore();
    let lost = true;
    const panel = await answering(withDesk(boardOf('housing', store), (desk) => ({
      saveReplyDraft: async (...args) => {
        const saved = await desk.saveReplyDraft(...args);
        if (!lost) return saved;
        lost = false;
        throw new BoardError('offline');
      },
    })));
    await write(panel, '曳引机已到货。');
    await untilText(panel, 'There is no connection');
    await write(panel, '曳引机已到货，周五安装。');
    await eventually(() => (textOf(panel).includes('Draft saved on') ? true : undefined));
    expect(textOf(panel)).not.to.include('changed this');
    expect((await draftOf(store))?.content.body).to.equal('曳引机已到货，周五安装。');
  });

  it('holds an answer back until a colleague’s words were seen that would go with the draft', async () => {
    const store = townStore();
    const mine = await answering(boardOf('housing', store));
    await write(mine, '电梯已于11月18日修复并通过检验。');
    await untilText(mine, 'Draft saved on');
    const desk = await boardOf('housing-lead', store).openDesk();
    const draft = await desk.getReplyDraft(ID);
    await desk.saveReplyDraft(ID, {...draft!.content, body: '电梯已修复，费用明细已公示。'}, {baseRevision: draft!.revision});
    await press(mine, 'Submit for review');
    await untilText(mine, /吴建安 changed this/);
    await eventually(() => (focused()?.id === 'conflict' ? true : undefined));
    expect((await boardOf('moderator', store).getMessage(ID)).state).to.equal('in-progress');
    await press(mine, 'Keep mine, save it over theirs');
    await untilText(mine, 'Draft saved on');
    await press(mine, 'Submit for review');
    await untilText(mine, 'The answer was submitted.');
    expect((await boardOf('moderator', store).getMessage(ID)).answers.at(-1)?.body).to.equal('电梯已于11月18日修复并通过检验。');
  });

  it('is not saved any more once the answer is on its way', async () => {
    const store = townStore();
    const calls: string[] = [];
    const board = boardOf('housing', store);
    const panel = await answering({
      ...withDesk(board, (desk) => ({saveReplyDraft: (...args) => (calls.push('save'), desk.saveReplyDraft(...args))})),
      act: (...args) => (calls.push('act'), board.act(...args)),
    });
    fill(await answerBox(panel), '电梯已于11月18日修复。');
    (await byRole(panel, 'button', 'Submit for review')).focus();
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
    expect(calls.at(-1)).to.equal('act');
  });

  it('goes away with the answer', async () => {
    const store = townStore();
    const panel = await answering(boardOf('housing', store));
    await write(panel, '电梯已于11月18日修复。');
    await untilText(panel, 'Draft saved on');
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
    expect(await draftOf(store)).to.equal(null);
  });

  it('is never put into another message, and none of it is seen by another unit', async () => {
    const store = townStore();
    const panel = await answering(boardOf('housing', store));
    await write(panel, '曳引机已到货。');
    await untilText(panel, 'Draft saved on');
    panel.messageId = 'window-fee';
    await settled(panel);
    await choose(panel, 'Answer');
    await untilText(panel, 'What you write is saved by itself');
    expect((await answerBox(panel)).value).to.equal('');
    const supporter = await panelFor(boardOf('transport', store), ID);
    expect(textOf(supporter)).not.to.include('曳引机已到货。');
  });

  it('never takes somebody’s text for the next person’s', async () => {
    const store = townStore();
    let who = boardOf('housing', store);
    const board: BoardAdapter = {
      ...who,
      getSession: () => who.getSession(),
      getMessage: (id, options) => who.getMessage(id, options),
      openDesk: async () => {
        const desk = () => who.openDesk();
        return {
          ...(await desk()),
          getReplyDraft: async (...args) => (await desk()).getReplyDraft(...args),
          saveReplyDraft: async (...args) => (await desk()).saveReplyDraft(...args),
        };
      },
    };
    const panel = await answering(board);
    fill(await answerBox(panel), 'unsaved words');
    who = boardOf('moderator', store);
    panel.dispatchEvent(new CivicSessionChanged());
    await eventually(() => (textOf(panel).includes('unsaved words') || allByRole(panel, 'textbox', 'Answer').length > 0 ? undefined : true));
    expect(await draftOf(store)).to.equal(null);
  });

  it('is not there where the board has no desk, and the panel works as before', async () => {
    const board = boardOf('housing');
    const panel = await panelFor({...board, capabilities: {...board.capabilities, desk: false}}, ID);
    expect(allByRole(panel, 'radio', 'Assign')).to.deep.equal([]);
    expect(allByRole(panel, 'heading', 'Private part')).to.deep.equal([]);
    await choose(panel, 'Answer');
    fill(await answerBox(panel), '电梯已修好，11月18日恢复运行。');
    expect(textOf(panel)).not.to.include('saved');
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
  });
});

describe('what helps to write an answer in civic-reply-panel', () => {
  it('offers the templates that fit, filled in, to insert at the cursor or to replace with, and back', async () => {
    const panel = await answering(boardOf('housing'));
    await write(panel, 'Before. After.');
    (await eventually(() => panel.shadowRoot?.querySelector<HTMLDetailsElement>('.templates') ?? undefined)).open = true;
    const list = await byRole<HTMLSelectElement>(panel, 'combobox', 'Template');
    expect(list.options[1]?.text).to.equal('住建：小区物业投诉');
    expect([...list.options].map(({text}) => text)).not.to.include('交通：停车位规划');
    select(list, '通用答复');
    await untilText(panel, '梧荫里小区2号楼电梯停运二十天”的留言（编号26110004）');
    const box = await answerBox(panel);
    box.setSelectionRange(8, 8);
    await press(panel, 'Insert at the cursor');
    await eventually(() => (box.value.startsWith('Before. 陈') && box.value.endsWith('After.') ? true : undefined));
    const inserted = box.value;
    await press(panel, 'Replace the answer');
    await untilText(panel, 'The answer was replaced by the template.');
    expect(box.value.startsWith('陈')).to.be.true;
    expect(await axe(panel)).to.deep.equal([]);
    await press(panel, 'Undo');
    expect(box.value).to.equal(inserted);
  });

  it('marks what a template left open', async () => {
    const lift = await answering(boardOf('housing'));
    await write(lift, '电梯将于{due}前修好，11月18日已到现场检查，更换曳引机轴承。');
    await untilText(lift, 'Still to be filled in: {due}');
  });

  it('reads the answer in the pauses, marks the very words and goes to them, and holds nothing back', async () => {
    const panel = await answering(boardOf('housing'));
    const text = '您好！您反映的问题已收到，请咨询市政府有关部门。感谢您的支持！';
    await write(panel, text);
    await untilText(panel, 'A reader may find that this answer says nothing yet.');
    const check = await byRole(panel, 'region', 'Check of the answer');
    expect(await axe(panel)).to.deep.equal([]);
    const [first] = allByRole(check, 'button', /^Show in the text: /);
    first?.click();
    const box = await answerBox(panel);
    expect(focused()).to.equal(box);
    const selected = box.value.slice(box.selectionStart, box.selectionEnd);
    expect(text).to.include(selected);
    expect(selected).not.to.equal('');
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
  });

  it('names the demands that the answer passes over', async () => {
    const store = townStore();
    const panel = await answering(boardOf('dongwei', store), 'freight-yard');
    await write(panel, '您好！园区已书面承诺22时后禁止大货车进园装卸，11月20日起执行。东门到汀岸小学路段已设置禁鸣标志，街道每周检查两次，电话000-6000-0609。');
    await untilText(panel, 'Not taken up');
    await untilText(panel, '公布夜间作业是否经过许可');
  });

  it('remembers the names of the last answer, and fills them in at a press', async () => {
    const store = townStore();
    const panel = await answering(boardOf('housing-lead', store));
    await write(panel, '电梯已于11月18日修复并通过检验。');
    fill(await byRole(panel, 'textbox', 'Person in charge (optional)'), 'Engineer Zhou');
    fill(await byRole(panel, 'textbox', 'Contact for questions (optional)'), '000-6000-0118');
    await press(panel, 'Submit for review');
    await untilText(panel, 'The answer was submitted.');
    const next = await answering(boardOf('housing-lead', store), 'window-fee');
    await press(next, 'Fill in as last time: Engineer Zhou and 000-6000-0118');
    expect((await byRole<HTMLInputElement>(next, 'textbox', 'Person in charge (optional)')).value).to.equal('Engineer Zhou');
    const other = await answering(boardOf('dongwei', store), 'freight-yard');
    expect(textOf(other)).not.to.include('Engineer Zhou');
  });

  it('shows the answer beforehand as the public will see it, and nothing that is not public', async () => {
    const panel = await answering(boardOf('housing'));
    await write(panel, '电梯已于11月18日修复。 ');
    fill(await byRole(panel, 'textbox', 'Contact for questions (optional)'), '000-6000-0118');
    fill(await byRole(panel, 'textbox', 'Internal note (optional)'), 'Between ourselves.');
    await press(panel, 'Preview');
    const preview = await byRole(panel, 'region', 'As the public will see it');
    await byRole(preview, 'heading', 'Answer of Housing and Construction Bureau');
    expect(textOf(preview)).to.include('电梯已于11月18日修复。').and.to.include('Questions: 000-6000-0118').and.not.to.include('Between ourselves.');
    expect(await axe(panel)).to.deep.equal([]);
    await press(panel, 'Close the preview');
    expect(allByRole(panel, 'region', 'As the public will see it')).to.deep.equal([]);
  });
});

describe('the desk of one message in civic-reply-panel', () => {
  it('shows the message with everything that belongs to it, under headings that follow each other', async () => {
    const panel = await panelFor(boardOf('dongwei'), 'freight-yard');
    await byRole(panel, 'article', /东苇物流园/);
    await untilText(panel, '夜间22时后禁止大货车进园装卸');
    const levels = [...everything(panel.shadowRoot as ShadowRoot)].filter(({localName}) => /^h[1-6]$/.test(localName)).map(({localName}) => Number(localName[1]));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 1), `heading ${index}`).to.be.at.most(1));
    expect(await axe(panel)).to.deep.equal([]);
  });

  it('keeps the private part behind a press, records the look and tells who looked before', async () => {
    const store = townStore();
    const panel = await panelFor(boardOf('housing', store), ID);
    expect(textOf(panel)).not.to.include('000-1388-0107');
    await press(panel, 'Show (your look is recorded)');
    await untilText(panel, '000-1388-0107');
    await untilText(panel, 'Nobody looked before you.');
    expect(await axe(panel)).to.deep.equal([]);
    await press(panel, 'Hide');
    expect(textOf(panel)).not.to.include('000-1388-0107');
    const lead = await panelFor(boardOf('housing-lead', store), ID);
    await press(lead, 'Show (your look is recorded)');
    await untilText(lead, /周敏, Housing and Construction Bureau, /);
    const supporter = await panelFor(boardOf('transport', store), ID);
    expect(allByRole(supporter, 'heading', 'Private part')).to.deep.equal([]);
  });

  it('says that the private part could not be shown, and shows it at the next press', async () => {
    let broken = true;
    const panel = await panelFor(withDesk(boardOf('housing'), (desk) => ({
      readPrivatePart: (...args) => (broken ? Promise.reject(new BoardError('unavailable')) : desk.readPrivatePart(...args)),
    })), ID);
    await press(panel, 'Show (your look is recorded)');
    await untilText(panel, 'The private part could not be shown.');
    broken = false;
    await press(panel, 'Show (your look is recorded)');
    await untilText(panel, '000-1388-0107');
  });

  it('shows who has reported in and who is late, reminds, and puts a report into the answer', async () => {
    const store = townStore();
    const panel = await panelFor(boardOf('dongwei', store), 'freight-yard');
    const units = await byRole(panel, 'region', 'Units that were called in');
    expect(textOf(units)).to.include('Late: has not reported in').and.to.include('11月9日23时东门实测62分贝');
    await press(panel, 'Put this into the answer: Ecology and Environment Bureau');
    const box = await answerBox(panel);
    await eventually(() => (box.value.includes('62分贝') ? true : undefined));
    await press(panel, 'Remind Transport Bureau');
    const list = await byRole<HTMLSelectElement>(panel, 'combobox', 'Agency');
    expect(list.selectedOptions[0]?.text.trim()).to.equal('Transport Bureau');
    await press(panel, 'Send the reminder');
    await untilText(panel, 'The reminder was sent.');
    const {timeline} = await boardOf('moderator', store).getMessage('freight-yard');
    expect(timeline.at(-1)?.reminded?.agencyId).to.equal('transport');
    // What was put into the answer is there still.
    await choose(panel, 'Answer');
    expect((await answerBox(panel)).value).to.include('62分贝');
  });

  it('tells a called-in unit what it was asked for', async () => {
    const panel = await panelFor(boardOf('transport'), 'freight-yard');
    await choose(panel, 'Report in');
    await untilText(panel, /Your unit was called in: 核查夜间货车通行许可/);
  });

  it('says what an extension comes to before it is asked for', async () => {
    const panel = await panelFor(boardOf('dongwei'), 'freight-yard');
    await choose(panel, 'Extend');
    await untilText(panel, /The answer is due by .*2026.* With the extension it is due by .*2026/);
  });

  it('keeps notes apart, and leads to writing one', async () => {
    const panel = await panelFor(boardOf('dongwei'), 'freight-yard');
    expect(textOf(await byRole(panel, 'region', 'Internal notes'))).to.include('园区经理口头同意');
    await press(panel, 'Add a note');
    await eventually(() => (focused() === allByRole(panel, 'textbox', 'Internal note')[0] ? true : undefined));
  });

  it('says that a matter is supervised, by whom and until when', async () => {
    const panel = await panelFor(boardOf('housing'), 'roof-leak');
    await untilText(panel, 'Supervised by 沈书言 since');
    await untilText(panel, 'To be settled by');
    await untilText(panel, 'Escalated to Office of the County Head');
    expect(await axe(panel)).to.deep.equal([]);
  });

  it('says when somebody else has changed the message, and shows that when it is wanted, with what was typed kept', async () => {
    const store = townStore();
    const panel = await panelFor(boardOf('dongwei', store), 'freight-yard');
    await choose(panel, 'Ask for more');
    fill(await byRole(panel, 'textbox', 'Note to the author'), 'Which gate?');
    const other = boardOf('transport', store);
    const {version} = await other.getMessage('freight-yard');
    await other.act('freight-yard', {action: 'report-in', internalText: '三辆车没有通行证。'}, {expectedVersion: version, idempotencyKey: 'reported-in-1'});
    await untilText(panel, 'Somebody has changed this message meanwhile.');
    expect(textOf(panel)).not.to.include('三辆车没有通行证。');
    await press(panel, 'Show how it stands now');
    await untilText(panel, '三辆车没有通行证。');
    expect((await byRole<HTMLTextAreaElement>(panel, 'textbox', 'Note to the author')).value).to.equal('Which gate?');
    await press(panel, 'Ask the author');
    await untilText(panel, 'The author was asked');
    expect(textOf(panel)).not.to.include('Somebody has changed');
  });

  it('moves focus to the message when it is asked to', async () => {
    const panel = await panelFor(boardOf('housing'), '');
    panel.messageId = ID;
    panel.focus();
    await eventually(() => (focused()?.id === 'matter' ? true : undefined));
  });

  it('stays as narrow as a phone with all of it', async () => {
    const panel = await panelFor(boardOf('dongwei'), 'freight-yard');
    (panel.parentElement as HTMLElement).style.cssText = 'display: block; inline-size: 320px';
    await choose(panel, 'Answer');
    await write(panel, '请咨询有关部门。');
    await untilText(panel, 'The check found');
    await press(panel, 'Preview');
    const outside = [...everything(panel.shadowRoot as ShadowRoot)].filter((element) => element.getBoundingClientRect().width > 320);
    expect(outside.map(({className}) => className)).to.deep.equal([]);
  });
});
