import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {BoardError} from '../../../src/adapter/index.js';
import {MemoryStore} from '../../../src/adapters/memory.js';
import type {CivicSession} from '../../../src/components/civic-session/civic-session.js';
import {allByRole, axe, byRole, eventually, focused, textOf, untilText} from '../../support/page.js';
import {code, enter, field, minutesLater, NEXT, openAccount, PEOPLE, press, sessionOn, shownSecret, signedIn, tooWide, typed, untilFocus, withAccount} from './people.js';

describe('civic-session, one’s own account', () => {
  for (const page of [{lang: 'en', dir: 'ltr'}, {lang: 'zh-CN', dir: 'ltr'}, {lang: 'ar', dir: 'rtl'}]) {
    it(`has nothing that axe objects to in any step, light and dark, ${page.lang}`, async () => {
      const session = await sessionOn(await signedIn('housing'), page);
      const root = session.shadowRoot as ShadowRoot;
      const click = async (selector: string) => (await eventually(() => root.querySelector<HTMLElement>(selector) ?? undefined)).click();
      const sound = async () => {
        await session.updateComplete;
        for (const scheme of ['light', 'dark']) {
          (session.parentElement as HTMLElement).style.colorScheme = scheme;
          document.body.style.background = scheme === 'dark' ? '#161b22' : '';
          expect(await axe(session)).to.deep.equal([]);
        }
        document.body.style.background = '';
      };
      await click('[part=account-button]');
      await click('#open-password');
      await click('#wish-set-up');
      await sound();
      await enter(session, {password: 'demo-housing'});
      root.querySelector<HTMLFormElement>('[part=second-factor] form')?.requestSubmit();
      const secret = await shownSecret(session);
      await sound();
      await enter(session, {code: code(secret)});
      root.querySelector<HTMLFormElement>('[part=second-factor] form')?.requestSubmit();
      await eventually(() => root.querySelector('.codes') ?? undefined);
      await sound();
    });
  }

  it('is not offered where the board has none to offer', async () => {
    const session = await sessionOn(await signedIn('housing', {capabilities: {account: false}}));
    await byRole(session, 'button', 'Sign out');
    expect(allByRole(session, 'button', 'My account')).to.deep.equal([]);
  });

  it('opens and closes, and says which', async () => {
    const session = await sessionOn(await signedIn('housing'));
    const button = await byRole(session, 'button', 'My account');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    await openAccount(session);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    await untilText(session, 'User name housing');
    await press(session, 'My account');
    await session.updateComplete;
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(textOf(session)).not.to.include('Second factor');
  });

  it('changes the password, and says so', async () => {
    const board = await signedIn('housing');
    const session = await sessionOn(board);
    await openAccount(session);
    await press(session, 'Change the password');
    await untilFocus('current');
    expect((await field(session, 'next')).autocomplete).to.equal('new-password');
    await enter(session, {current: 'demo-housing', next: NEXT});
    await press(session, 'Change the password');
    await untilText(session, 'The password is changed. You are signed out everywhere else.');
    expect(typed(session)).to.deep.equal([]);
    await untilFocus('open-password');
    await board.signOut();
    expect((await board.signIn({username: 'housing', password: NEXT})).personId).to.equal('person-housing');
  });

  for (const [next, text] of [
    ['too short', 'Use at least 15 characters'],
    ['passwordpassword', 'This is among the first that somebody would try.'],
    ['housing housing housing', 'Use something else than the user name'],
    ['', 'Fill this in'],
  ] as const) {
    it(`names what is wrong with a new password before the board is asked: ${next || 'none'}`, async () => {
      let asked = 0;
      const board = await signedIn('housing');
      const session = await sessionOn(withAccount(board, {changePassword: () => (asked++, Promise.reject(new BoardError('offline')))}));
      await openAccount(session);
      await press(session, 'Change the password');
      await enter(session, {current: 'demo-housing', next});
      await press(session, 'Change the password');
      await untilText(session, text);
      await untilFocus('next');
      expect((await field(session, 'next')).value).to.equal(next);
      expect(asked).to.equal(0);
    });
  }

  it('names a wrong password so far, and keeps the new one', async () => {
    const session = await sessionOn(await signedIn('housing'));
    await openAccount(session);
    await press(session, 'Change the password');
    await enter(session, {current: 'demo-admin', next: NEXT});
    await press(session, 'Change the password');
    await untilText(session, 'This does not match.');
    await untilFocus('current');
    expect(typed(session).filter((value) => value !== 'housing')).to.deep.equal([NEXT]);
  });

  it('tells which password to try when the answer was lost', async () => {
    const session = await sessionOn(withAccount(await signedIn('housing'), {changePassword: () => Promise.reject(new BoardError('unavailable'))}));
    await openAccount(session);
    await press(session, 'Change the password');
    await enter(session, {current: 'demo-housing', next: NEXT});
    await press(session, 'Change the password');
    await untilText(session, 'Perhaps it was changed all the same: should you have to sign in again, try the new one first.');
    expect(typed(session).filter((value) => value !== 'housing')).to.deep.equal([]);
  });

  it('sets up a second factor: picture, key, code, and the recovery codes once', async () => {
    const board = await signedIn('housing');
    const session = await sessionOn(board);
    await openAccount(session);
    await press(session, 'Set up');
    await enter(session, {password: 'demo-housing'});
    await press(session, 'Go on');
    const picture = await eventually(() => session.shadowRoot?.querySelector<SVGElement>('svg[role=img]') ?? undefined);
    expect(picture.getAttribute('aria-label')).to.equal('QR code for an authenticator app');
    expect(picture.querySelector('path')?.getAttribute('d')?.length).to.be.greaterThan(1000);
    const secret = await shownSecret(session);
    expect(secret).to.match(/^[A-Z2-7]{32}$/);
    await untilFocus('step-title');
    await enter(session, {code: '000000'});
    await press(session, 'Confirm');
    await untilText(session, 'This code does not match');
    await enter(session, {code: code(secret)});
    await press(session, 'Confirm');
    await untilText(session, 'Keep your recovery codes');
    const codes = [...(await byRole(session, 'list', 'Recovery codes')).children].map(({textContent}) => textContent);
    expect(new Set(codes).size).to.equal(10);
    // Neither a slip of the finger nor anything else takes them away.
    expect(allByRole(session, 'button', 'My account')).to.deep.equal([]);
    await press(session, 'I have kept them');
    await untilText(session, '10 recovery codes are left.');
    expect(textOf(session)).not.to.include(codes[0]);
    expect(textOf(session)).to.include('Set up since November 20, 2026.');
    await board.signOut();
    expect((await board.signIn({username: 'housing', password: 'demo-housing', code: codes[0] ?? ''})).personId).to.equal('person-housing');
  });

  it('can be added to an app on the same device', async () => {
    const session = await sessionOn(await signedIn('housing'));
    await openAccount(session);
    await press(session, 'Set up');
    await enter(session, {password: 'demo-housing'});
    await press(session, 'Go on');
    const link = await byRole<HTMLAnchorElement>(session, 'link', 'Add it there');
    expect(link.href).to.match(/^otpauth:\/\/totp\/.*housing\?/);
    expect(link.href).to.include(await shownSecret(session));
    expect((await field(session, 'code')).inputMode).to.equal('numeric');
  });

  it('works with the keyboard alone, from opening the account to having kept the codes', async () => {
    const session = await sessionOn(await signedIn('housing'));
    (await byRole(session, 'button', 'My account')).focus();
    await sendKeys({press: 'Enter'});
    const setUp = await byRole(session, 'button', 'Set up');
    for (let steps = 0; focused() !== setUp && steps < 10; steps++) await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await untilFocus('password');
    await sendKeys({type: 'demo-housing'});
    await sendKeys({press: 'Enter'});
    await untilFocus('step-title');
    await sendKeys({press: 'Tab'});
    expect(focused()?.textContent).to.equal('Add it there');
    await sendKeys({press: 'Tab'});
    await untilFocus('code');
    await sendKeys({type: code(await shownSecret(session))});
    await sendKeys({press: 'Enter'});
    await untilText(session, 'Keep your recovery codes');
    await untilFocus('step-title');
    for (const name of ['Copy', 'Print', 'I have kept them']) {
      await sendKeys({press: 'Tab'});
      expect(focused()?.textContent).to.equal(name);
    }
    await sendKeys({press: 'Enter'});
    await untilText(session, '10 recovery codes are left.');
    await untilFocus('factor-title');
  });

  it('copies the codes, and prints them on a paper with nothing else on it', async () => {
    const session = await sessionOn(await signedIn('careful'), {lang: 'zh-Hans'});
    (await byRole(session, 'button', '账号设置')).click();
    await press(session, '生成新的恢复码');
    await enter(session, {password: 'demo-careful', code: code()});
    await press(session, '生成新的恢复码');
    const codes = [...(await byRole(session, 'list', '恢复码')).children].map(({textContent}) => textContent);
    await press(session, '复制');
    await untilText(session, /已复制。|已选中/);
    (await byRole(session, 'button', '打印')).click();
    const frame = document.querySelector('iframe');
    if (!frame?.contentWindow) throw new Error('nothing is printed');
    // The browser's own dialogue would wait for somebody.
    let printed = 0;
    frame.contentWindow.print = () => printed++;
    await eventually(() => printed || undefined);
    const paper = frame.contentDocument?.documentElement;
    expect(paper?.lang).to.equal('zh-Hans');
    expect(paper?.querySelector('h1')?.textContent).to.equal('careful 的恢复码');
    expect([...paper?.querySelectorAll('li') ?? []].map(({textContent}) => textContent)).to.deep.equal(codes);
    frame.contentWindow.dispatchEvent(new Event('afterprint'));
    expect(document.querySelectorAll('iframe').length).to.equal(0);
  });

  it('leaves no paper in the page once they are kept, where the browser does not say that it has printed', async () => {
    const session = await sessionOn(await signedIn('careful'));
    await openAccount(session);
    await press(session, 'New recovery codes');
    await enter(session, {password: 'demo-careful', code: code()});
    await press(session, 'Make new recovery codes');
    await press(session, 'Print');
    const view = document.querySelector('iframe')?.contentWindow;
    if (!view) throw new Error('nothing is printed');
    view.print = () => undefined;
    await press(session, 'I have kept them');
    expect(document.querySelectorAll('iframe').length).to.equal(0);
  });

  it('asks for the code so far before anything about a second factor, and removes it', async () => {
    const board = await signedIn('careful');
    const session = await sessionOn(board);
    await openAccount(session);
    await untilText(session, '0 recovery codes are left. Make new ones before you need them.');
    await press(session, 'Remove');
    await press(session, 'Remove the second factor');
    await untilText(session, 'Fill this in');
    await enter(session, {password: 'demo-careful', code: '000000'});
    await press(session, 'Remove the second factor');
    await untilText(session, 'This code does not match');
    expect((await field(session, 'password')).value).to.equal('demo-careful');
    await enter(session, {code: code()});
    await press(session, 'Remove the second factor');
    await untilText(session, 'The second factor is removed.');
    await untilText(session, 'Not set up.');
    expect(typed(session)).to.deep.equal([]);
  });

  it('replaces it, and the one so far counts until the new one is confirmed', async () => {
    const board = await signedIn('careful');
    const session = await sessionOn(board);
    await openAccount(session);
    await press(session, 'Replace');
    await enter(session, {password: 'demo-careful', code: code()});
    await press(session, 'Go on');
    await untilText(session, 'Add the board to your app');
    await press(session, 'Cancel');
    await untilText(session, '0 recovery codes are left.');
    expect(textOf(session)).not.to.include('otpauth');
    await untilFocus('wish-replace');
  });

  it('begins anew when the confirmation came too late', async () => {
    const session = await sessionOn(await signedIn('housing'));
    await openAccount(session);
    await press(session, 'Set up');
    await enter(session, {password: 'demo-housing'});
    await press(session, 'Go on');
    await untilText(session, 'Add the board to your app');
    const secret = await shownSecret(session);
    minutesLater(16);
    await enter(session, {code: code(secret)});
    await press(session, 'Confirm');
    await untilText(session, 'That took too long. Begin anew.');
    await byRole(session, 'button', 'Set up');
  });

  it('takes a double press for one', async () => {
    const board = await signedIn('housing');
    let calls = 0;
    const session = await sessionOn({...board, openAccount: async () => {
      const account = await board.openAccount();
      return {...account, beginSecondFactor: (...args) => (calls++, account.beginSecondFactor(...args))};
    }});
    await openAccount(session);
    await press(session, 'Set up');
    await enter(session, {password: 'demo-housing'});
    const button = await byRole(session, 'button', 'Go on');
    button.click();
    button.click();
    await untilText(session, 'Add the board to your app');
    expect(calls).to.equal(1);
  });

  it('shows why it cannot be had, and tries again', async () => {
    const board = await signedIn('housing');
    let failing = true;
    const session = await sessionOn({...board, openAccount: async () => {
      if (failing) throw new BoardError('offline');
      return await board.openAccount();
    }});
    await press(session, 'My account');
    await untilText(session, 'There is no connection.');
    failing = false;
    await press(session, 'Try again');
    await untilText(session, 'Not set up.');
  });

  it('says how long to wait after too many wrong passwords', async () => {
    const locked = () => Promise.reject(new BoardError('rate-limited', '', {retryAfter: 900}));
    const session = await sessionOn(withAccount(await signedIn('housing'), {changePassword: locked, beginSecondFactor: locked}));
    await openAccount(session);
    await press(session, 'Change the password');
    await enter(session, {current: 'demo-admin', next: NEXT});
    await press(session, 'Change the password');
    await untilText(session, 'Too many attempts. Try again in 15 minutes.');
    expect(textOf(session)).not.to.include('Perhaps it was changed');
    await press(session, 'Cancel');
    await press(session, 'Set up');
    await enter(session, {password: 'demo-admin'});
    await press(session, 'Go on');
    await untilText(session, 'Too many attempts. Try again in 15 minutes.');
    expect(typed(session)).to.deep.equal([]);
  });

  it('goes on where the network was lost: the same code confirms once more, and the codes are shown', async () => {
    const board = await signedIn('housing');
    let lost = true;
    const session = await sessionOn({...board, openAccount: async () => {
      const account = await board.openAccount();
      return {...account, confirmSecondFactor: async (...args) => {
        const standing = await account.confirmSecondFactor(...args);
        // It arrived; its answer did not.
        if (lost) throw new BoardError('offline');
        return standing;
      }};
    }});
    await openAccount(session);
    await press(session, 'Set up');
    await enter(session, {password: 'demo-housing'});
    await press(session, 'Go on');
    const shown = code(await shownSecret(session));
    await enter(session, {code: shown});
    await press(session, 'Confirm');
    await untilText(session, 'There is no connection.');
    lost = false;
    await enter(session, {code: shown});
    await press(session, 'Confirm');
    await untilText(session, 'Keep your recovery codes');
  });

  it('keeps codes that are shown once, whatever becomes of the connection', async () => {
    const board = await signedIn('moderator', {requireSecondFactor: true});
    let lost = false;
    const session = await sessionOn({...board, getSession: async (...args) => lost ? Promise.reject(new BoardError('offline')) : await board.getSession(...args)});
    await enter(session, {password: 'demo-moderator'});
    await press(session, 'Go on');
    const secret = await shownSecret(session);
    lost = true;
    await enter(session, {code: code(secret)});
    await press(session, 'Confirm');
    expect((await byRole(session, 'list', 'Recovery codes')).children.length).to.equal(10);
  });

  for (const [when, until] of [
    ['a form is sent', async (session: CivicSession, end: () => Promise<unknown>) => {
      await openAccount(session);
      await press(session, 'Set up');
      await enter(session, {password: 'demo-housing'});
      await end();
      await press(session, 'Go on');
    }],
    ['the account is opened once more', async (session: CivicSession, end: () => Promise<unknown>) => {
      await openAccount(session);
      await press(session, 'My account');
      await end();
      const button = await byRole(session, 'button', 'My account');
      button.focus();
      button.click();
    }],
    ['the account is opened', async (session: CivicSession, end: () => Promise<unknown>) => {
      await end();
      const button = await byRole(session, 'button', 'My account');
      button.focus();
      button.click();
    }],
  ] as const) {
    it(`says that somebody is not signed in any more, and lets them in again: ${when}`, async () => {
      const store = new MemoryStore(PEOPLE);
      const board = await signedIn('housing', {store});
      const elsewhere = await signedIn('housing', {store});
      const session = await sessionOn(board);
      await byRole(session, 'button', 'My account');
      await until(session, async () => await (await elsewhere.openAccount()).changePassword({current: 'demo-housing', next: NEXT}));
      await untilText(session, 'You are not signed in any more. Sign in again to go on.');
      await untilFocus('left');
      expect(await axe(session)).to.deep.equal([]);
      expect(typed(session)).to.deep.equal([]);
      await enter(session, {username: 'housing', password: NEXT});
      await press(session, 'Sign in');
      await untilText(session, '周敏');
      await press(session, 'Sign out');
      await byRole(session, 'textbox', 'User name');
      expect(textOf(session)).not.to.include('any more');
    });
  }

  it('shows nobody the answer to what somebody asked who has left', async () => {
    const board = await signedIn('housing');
    let answer = () => {};
    const session = await sessionOn({...board, openAccount: async () => {
      const account = await board.openAccount();
      return {...account, beginSecondFactor: async (proof) => {
        const begun = await account.beginSecondFactor(proof);
        await new Promise<void>((resolve) => { answer = resolve; });
        return begun;
      }};
    }});
    await openAccount(session);
    await press(session, 'Set up');
    await enter(session, {password: 'demo-housing'});
    await press(session, 'Go on');
    await byRole(session, 'button', 'One moment…');
    await press(session, 'Sign out');
    await enter(session, {username: 'transport', password: 'demo-transport'});
    await press(session, 'Sign in');
    await untilText(session, '何亦舟');
    await openAccount(session);
    answer();
    await byRole(session, 'button', 'Set up');
    await session.updateComplete;
    expect(textOf(session)).not.to.include('Add the board to your app');
  });

  it('has nothing of one person for the next', async () => {
    const board = await signedIn('housing');
    const session = await sessionOn(board);
    await openAccount(session);
    await press(session, 'Set up');
    await enter(session, {password: 'demo-housing'});
    await press(session, 'Go on');
    await untilText(session, 'Add the board to your app');
    await press(session, 'Sign out');
    await byRole(session, 'textbox', 'User name');
    await enter(session, {username: 'transport', password: 'demo-transport'});
    await press(session, 'Sign in');
    await untilText(session, '何亦舟');
    expect(textOf(session)).not.to.include('Add the board');
    await openAccount(session);
    await untilText(session, 'User name transport');
    await byRole(session, 'button', 'Set up');
  });

  it('stays as narrow as a phone in every step', async () => {
    const session = await sessionOn(await signedIn('housing'));
    (session.parentElement as HTMLElement).style.cssText = 'display: block; inline-size: 320px';
    const fits = () => expect(tooWide(session)).to.deep.equal([]);
    await openAccount(session);
    await press(session, 'Change the password');
    await press(session, 'Set up');
    await session.updateComplete;
    fits();
    await enter(session, {password: 'demo-housing'});
    await press(session, 'Go on');
    await untilText(session, 'Add the board to your app');
    fits();
    const secret = await shownSecret(session);
    await enter(session, {code: code(secret)});
    await press(session, 'Confirm');
    await untilText(session, 'Keep your recovery codes');
    fits();
  });
});

describe('civic-session, when something has to be done first', () => {
  it('opens by itself with nothing but the password to set, and gives the rights then', async () => {
    const session = await sessionOn(await signedIn('newcomer'));
    await untilText(session, 'Your password was made for you. Set one of your own before you go on.');
    expect(textOf(session)).not.to.include('Second factor');
    expect(textOf(session)).not.to.include('visitor');
    expect(await axe(session)).to.deep.equal([]);
    await enter(session, {current: 'demo-newcomer', next: NEXT});
    await press(session, 'Change the password');
    await untilText(session, '新来的 agency staff · Housing and Construction Bureau');
    expect(focused()?.getAttribute('aria-label')).to.equal('Your account');
  });

  it('asks those for a second factor whom the board asks, and shows their codes before they go on', async () => {
    const session = await sessionOn(await signedIn('moderator', {requireSecondFactor: true}));
    await untilText(session, 'This board asks people with your role for a second factor.');
    expect(allByRole(session, 'button', 'Change the password')).to.deep.equal([]);
    await enter(session, {password: 'demo-moderator'});
    await press(session, 'Go on');
    await untilText(session, 'Add the board to your app');
    const secret = await shownSecret(session);
    await enter(session, {code: code(secret)});
    await press(session, 'Confirm');
    await untilText(session, 'Keep your recovery codes');
    expect(textOf(session)).not.to.include('asks people with your role');
    await press(session, 'I have kept them');
    await untilText(session, '沈书言 moderator');
    expect(allByRole(session, 'list', 'Recovery codes')).to.deep.equal([]);
    expect(focused()?.getAttribute('aria-label')).to.equal('Your account');
  });

  it('offers no removal to them', async () => {
    const session = await sessionOn(await signedIn('careful', {requireSecondFactor: true}));
    await openAccount(session);
    await untilText(session, 'This board asks it of people with your role.');
    await byRole(session, 'button', 'Replace');
    expect(allByRole(session, 'button', 'Remove')).to.deep.equal([]);
  });
});
