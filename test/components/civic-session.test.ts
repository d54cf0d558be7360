import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type Credentials, type Session} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicSession} from '../../src/components/civic-session/civic-session.js';
import '../../src/define/civic-session.js';
import {failing, hanging} from '../../src/testing/scenarios.js';
import {TOWN} from '../../src/testing/town.js';
import {
  allByRole,
  axe,
  byRole,
  eventually,
  everything,
  fill,
  focused,
  onBoard,
  textOf,
  untilText,
} from '../support/page.js';
import {boardOf} from './civic-reply-panel/panel.js';

const sessionOn = (board: BoardAdapter, page?: {lang?: string; dir?: string}) =>
  onBoard<CivicSession>(board, html`<civic-session></civic-session>`, page);

const passwordOf = async (session: CivicSession) =>
  await eventually(() => session.shadowRoot?.querySelector<HTMLInputElement>('#password') ?? undefined);

async function enter(session: CivicSession, username: string, password: string): Promise<void> {
  fill(await byRole(session, 'textbox', 'User name'), username);
  fill(await passwordOf(session), password);
}

const signIn = async (session: CivicSession) => (await byRole(session, 'button', 'Sign in')).click();

describe('civic-session', () => {
  for (const page of [
    {lang: 'en', dir: 'ltr'},
    {lang: 'zh-CN', dir: 'ltr'},
    {lang: 'en', dir: 'rtl'},
  ]) {
    it(`has nothing that axe objects to, light and dark, ${page.lang} ${page.dir}`, async () => {
      for (const username of ['', 'housing', 'moderator']) {
        const session = await sessionOn(boardOf(username), page);
        const [button] = await eventually(() => {
          const buttons = allByRole(session, 'button');
          return buttons.length > 0 ? buttons : undefined;
        });
        expect(await axe(session)).to.deep.equal([]);
        if (!username) button?.click();
        await session.updateComplete;
        expect(await axe(session)).to.deep.equal([]);
        (session.parentElement as HTMLElement).style.colorScheme = 'dark';
        document.body.style.background = '#161b22';
        expect(await axe(session)).to.deep.equal([]);
        document.body.style.background = '';
      }
    });
  }

  for (const [username, text] of [
    ['citizen', 'Signed in as 陈晓禾 citizen'],
    ['housing', 'Signed in as 周敏 agency staff · Housing and Construction Bureau'],
    ['housing-lead', 'Signed in as 吴建安 agency lead · Housing and Construction Bureau'],
    ['moderator', 'Signed in as 沈书言 moderator'],
    ['admin', 'Signed in as 程立 administrator'],
  ] as const) {
    it(`says who is signed in: ${username}`, async () => {
      const session = await sessionOn(boardOf(username));
      await untilText(session, text);
    });
  }

  it('speaks Chinese where the page does', async () => {
    await untilText(
      await sessionOn(boardOf('housing'), {lang: 'zh-Hans'}),
      '周敏 办理人员 · 清禾县住房和城乡建设局 账号设置 退出登录',
    );
  });

  it('signs in, tells the page, and shows who it is', async () => {
    const session = await sessionOn(boardOf());
    let told = 0;
    session.addEventListener('civic-session-changed', () => told++);
    await enter(session, 'transport', 'demo-transport');
    await signIn(session);
    await untilText(session, '何亦舟 agency staff · Transport Bureau');
    expect(told).to.equal(1);
    expect(focused()?.getAttribute('aria-label')).to.equal('Your account');
  });

  it('signs out, and offers the way in again', async () => {
    const session = await sessionOn(boardOf('transport'));
    let told = 0;
    session.addEventListener('civic-session-changed', () => told++);
    (await byRole(session, 'button', 'Sign out')).click();
    await byRole(session, 'button', 'Sign in');
    expect(told).to.equal(1);
    expect(textOf(session)).not.to.include('何亦舟');
    expect(focused()?.getAttribute('aria-label')).to.equal('Your account');
  });

  it('works with the keyboard alone', async () => {
    const session = await sessionOn(boardOf());
    (await byRole(session, 'textbox', 'User name')).focus();
    await sendKeys({type: 'moderator'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'demo-moderator'});
    await sendKeys({press: 'Enter'});
    await untilText(session, '沈书言');
  });

  it('says in words that name and password do not match, and asks for the password again', async () => {
    const session = await sessionOn(boardOf());
    await enter(session, 'transport', 'wrong');
    await signIn(session);
    await untilText(session, 'User name and password do not match.');
    const password = await passwordOf(session);
    expect(password.value).to.equal('');
    expect(focused()).to.equal(password);
    expect((await byRole<HTMLInputElement>(session, 'textbox', 'User name')).value).to.equal('transport');
  });

  it('keeps no trace of the password after the call, not even after a lost connection', async () => {
    const board = failing(boardOf(), {signIn: new BoardError('offline')});
    const session = await sessionOn(board);
    await enter(session, 'transport', 'se-cret-word');
    (await byRole(session, 'checkbox', 'Show password')).click();
    await signIn(session);
    await untilText(session, 'There is no connection.');
    const fields = [...everything(session.shadowRoot as ShadowRoot)].filter(
      (element) => element instanceof HTMLInputElement,
    );
    expect(fields.map(({value}) => value)).not.to.include('se-cret-word');
    expect((await passwordOf(session)).type).to.equal('password');
  });

  it('hands over exactly what was typed, blanks of a password included', async () => {
    let handed: Credentials | undefined;
    const session = await sessionOn({
      ...boardOf(),
      signIn: (credentials) => {
        handed = credentials;
        return Promise.reject(new BoardError('bad-credentials'));
      },
    });
    await enter(session, ' transport ', ' 密 码 ');
    await signIn(session);
    await untilText(session, 'do not match');
    expect(handed).to.deep.equal({username: 'transport', password: ' 密 码 '});
  });

  for (const [retryAfter, text] of [
    [20, 'Wait 20 seconds first.'],
    [1, 'Wait 1 second first.'],
    [300, 'Wait 5 minutes first.'],
  ] as const) {
    it(`says how long to wait after too many attempts: ${text}`, async () => {
      const session = await sessionOn(
        failing(boardOf(), {signIn: new BoardError('rate-limited', '', {retryAfter})}),
      );
      await enter(session, 'transport', 'wrong');
      await signIn(session);
      await untilText(session, `Too many attempts. Wait a little and try again. ${text}`);
    });
  }

  it('names what is missing and goes there, without asking the board', async () => {
    let asked = 0;
    const session = await sessionOn({
      ...boardOf(),
      signIn: () => (asked++, Promise.reject(new BoardError('bad-credentials'))),
    });
    await signIn(session);
    await untilText(session, 'Fill this in');
    const username = await byRole<HTMLInputElement>(session, 'textbox', 'User name');
    expect(focused()).to.equal(username);
    expect(username.getAttribute('aria-invalid')).to.equal('true');
    fill(username, 'transport');
    await session.updateComplete;
    expect(username.getAttribute('aria-invalid')).to.equal('false');
    expect(asked).to.equal(0);
  });

  it('takes a double press for one', async () => {
    const board = boardOf();
    let calls = 0;
    const session = await sessionOn({...board, signIn: (...args) => (calls++, board.signIn(...args))});
    await enter(session, 'transport', 'demo-transport');
    const button = await byRole(session, 'button', 'Sign in');
    button.click();
    button.click();
    await untilText(session, '何亦舟');
    expect(calls).to.equal(1);
  });

  it('says that it is at work while the board takes its time, and can still be reached', async () => {
    const session = await sessionOn(hanging(boardOf(), ['signIn']));
    await enter(session, 'transport', 'demo-transport');
    await signIn(session);
    const button = await byRole(session, 'button', 'Signing in…');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.hasAttribute('disabled')).to.be.false;
  });

  it('shows and hides the password on request', async () => {
    const session = await sessionOn(boardOf());
    const password = await passwordOf(session);
    const show = await byRole(session, 'checkbox', 'Show password');
    show.click();
    await session.updateComplete;
    expect(password.type).to.equal('text');
    show.click();
    await session.updateComplete;
    expect(password.type).to.equal('password');
  });

  it('lets password managers fill it in', async () => {
    const session = await sessionOn(boardOf());
    expect((await byRole(session, 'textbox', 'User name')).getAttribute('autocomplete')).to.equal('username');
    expect((await passwordOf(session)).autocomplete).to.equal('current-password');
  });

  it('offers no form where the board has none to offer', async () => {
    const session = await sessionOn(memoryAdapter({town: TOWN, capabilities: {signIn: false}}));
    await untilText(session, 'You are not signed in.');
    expect(allByRole(session, 'button')).to.deep.equal([]);
  });

  it('stays signed in, and says so, when signing out fails', async () => {
    const session = await sessionOn(failing(boardOf('transport'), {signOut: new BoardError('offline')}));
    (await byRole(session, 'button', 'Sign out')).click();
    await untilText(session, 'There is no connection.');
    await byRole(session, 'button', 'Sign out');
  });

  it('takes a name for text, however it is written, and stays as narrow as a phone', async () => {
    const hostile: Session = {
      personId: 'x',
      name: `<b>${'Endless'.repeat(40)}</b> \u202Eevil`,
      role: 'citizen',
    };
    const session = await sessionOn(memoryAdapter({town: TOWN, session: hostile}));
    (session.parentElement as HTMLElement).style.cssText = 'display: block; inline-size: 320px';
    await untilText(session, '<b>Endless');
    const inside = [...everything(session.shadowRoot as ShadowRoot)];
    expect(inside.some(({localName}) => localName === 'b')).to.be.false;
    expect(inside.filter((element) => element.getBoundingClientRect().width > 320)).to.deep.equal([]);
  });

  it('keeps working after it was moved in the page', async () => {
    const session = await sessionOn(boardOf());
    const provider = session.parentElement as HTMLElement;
    session.remove();
    provider.append(session);
    await enter(session, 'transport', 'demo-transport');
    await signIn(session);
    await untilText(session, '何亦舟');
  });

  it('says so when there is no board around it', async () => {
    const session = document.createElement('civic-session');
    document.body.append(session);
    await untilText(session, 'This part of the page is not connected to a board.');
    session.remove();
  });
});
