import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {BoardError} from '../../../src/adapter/index.js';
import {type MemoryOptions, MemoryStore} from '../../../src/adapters/memory.js';
import type {CivicSession} from '../../../src/components/civic-session/civic-session.js';
import {allByRole, axe, byRole, eventually, fill, focused, textOf, untilText} from '../../support/page.js';
import {boardOf, code, enter, field, PEOPLE, press, sessionOn, signedIn, tooWide, typed, untilFocus, withAccount} from './people.js';

describe('civic-session, with a second factor', () => {
  const begin = async (session: CivicSession) => {
    await enter(session, {username: 'careful', password: 'demo-careful'});
    await press(session, 'Sign in');
    await untilText(session, 'Your account asks for a code as well.');
  };

  for (const page of [{lang: 'en', dir: 'ltr'}, {lang: 'zh-CN', dir: 'ltr'}, {lang: 'ar', dir: 'rtl'}]) {
    it(`has nothing that axe objects to, light and dark, ${page.lang}`, async () => {
      const session = await sessionOn(boardOf(), page);
      await enter(session, {username: 'careful', password: 'demo-careful'});
      const submit = () => session.shadowRoot?.querySelector('form')?.requestSubmit();
      submit();
      await field(session, 'code');
      for (const wrong of ['', '000000']) {
        await enter(session, {code: wrong});
        submit();
        await eventually(() => session.shadowRoot?.querySelector('.error') ?? undefined);
        for (const scheme of ['light', 'dark']) {
          (session.parentElement as HTMLElement).style.colorScheme = scheme;
          document.body.style.background = scheme === 'dark' ? '#161b22' : '';
          expect(await axe(session)).to.deep.equal([]);
        }
        document.body.style.background = '';
      }
    });
  }

  it('asks for the code in a second step, and lets in', async () => {
    const session = await sessionOn(boardOf());
    let told = 0;
    session.addEventListener('civic-session-changed', () => told++);
    await begin(session);
    expect(told).to.equal(0);
    const input = await byRole<HTMLInputElement>(session, 'textbox', 'Code');
    await untilFocus('code');
    expect(input.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(allByRole(session, 'textbox', 'User name')).to.deep.equal([]);
    fill(input, ` ${code().replace(/^.../, '$& ')} `);
    await press(session, 'Sign in');
    await untilText(session, '严慎之 moderator');
    expect(told).to.equal(1);
    expect(typed(session)).to.deep.equal([]);
  });

  it('takes a recovery code in place of one of the app, and that once', async () => {
    const store = new MemoryStore(PEOPLE);
    const [first = ''] = await (await (await signedIn('careful', {store})).openAccount()).renewRecoveryCodes({password: 'demo-careful', code: code()});
    for (const text of ['严慎之 moderator', 'This code does not match, or was used before.']) {
      const session = await sessionOn(boardOf({store}));
      await begin(session);
      await enter(session, {code: first});
      await press(session, 'Sign in');
      await untilText(session, text);
    }
  });

  it('says how long a locked account is locked, and has forgotten what was typed', async () => {
    const board = boardOf();
    const session = await sessionOn({...board, signIn: async (credentials) => credentials.code
      ? Promise.reject(new BoardError('rate-limited', '', {retryAfter: 900})) : await board.signIn(credentials)});
    await begin(session);
    await enter(session, {code: '000000'});
    await press(session, 'Sign in');
    await untilText(session, 'Too many attempts. Wait a little and try again. Wait 15 minutes first.');
    expect(typed(session)).to.deep.equal(['careful']);
    await untilFocus('password');
    expect(session.shadowRoot?.querySelector('#code') === null).to.be.true;
  });

  it('takes a double press for one', async () => {
    const board = boardOf();
    let codes = 0;
    const session = await sessionOn({...board, signIn: async (credentials) => {
      if (credentials.code) codes++;
      return await board.signIn(credentials);
    }});
    await begin(session);
    await enter(session, {code: code()});
    const button = await byRole(session, 'button', 'Sign in');
    button.click();
    button.click();
    await untilText(session, '严慎之');
    expect(codes).to.equal(1);
  });

  it('works with the keyboard alone', async () => {
    const session = await sessionOn(boardOf());
    (await byRole(session, 'textbox', 'User name')).focus();
    await sendKeys({type: 'careful'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'demo-careful'});
    await sendKeys({press: 'Enter'});
    await untilText(session, 'Your account asks for a code as well.');
    await sendKeys({type: code()});
    await sendKeys({press: 'Enter'});
    await untilText(session, '严慎之');
  });

  it('says what may be wrong with a code, and takes the next one without asking for the password again', async () => {
    const session = await sessionOn(boardOf());
    await begin(session);
    await enter(session, {code: '000000'});
    await press(session, 'Sign in');
    await untilText(session, 'This code does not match, or was used before.');
    const input = await field(session, 'code');
    expect(input.value).to.equal('');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    await untilFocus('code');
    await enter(session, {code: code()});
    await press(session, 'Sign in');
    await untilText(session, '严慎之');
  });

  it('goes back to the beginning, and forgets what was typed', async () => {
    const session = await sessionOn(boardOf());
    await begin(session);
    await press(session, 'Back');
    await untilFocus('username');
    expect((await field(session, 'password')).value).to.equal('');
    expect(session.shadowRoot?.querySelector('#code') === null).to.be.true;
  });

  it('forgets the password when the second half does not reach the board', async () => {
    const board = boardOf();
    const session = await sessionOn({...board, signIn: async (credentials) => credentials.code ? Promise.reject(new BoardError('offline')) : await board.signIn(credentials)});
    await begin(session);
    await enter(session, {code: code()});
    await press(session, 'Sign in');
    await untilText(session, 'There is no connection.');
    expect(typed(session)).to.deep.equal(['careful']);
  });
});

describe('civic-session, with an identity provider', () => {
  const withOidc = (options: MemoryOptions = {}, label = 'Qinghe login') => boardOf({
    ...options, store: new MemoryStore({...PEOPLE, board: {...PEOPLE.board, services: {...PEOPLE.board.services, oidc: {label, url: '/api/v1/oidc/start'}}}}),
  });

  it('leads there, and back to this very page', async () => {
    const session = await sessionOn(withOidc());
    const link = await byRole<HTMLAnchorElement>(session, 'link', 'Sign in with Qinghe login');
    expect(link.getAttribute('href')).to.equal(`/api/v1/oidc/start?return=${encodeURIComponent(location.href)}`);
    expect(await axe(session)).to.deep.equal([]);
    const before = location.href;
    history.replaceState(null, '', '#elsewhere');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(new URL(link.href).searchParams.get('return')).to.equal(location.href);
    history.replaceState(null, '', before);
  });

  it('takes no more of a long address along than the board takes', async () => {
    const session = await sessionOn(withOidc());
    const link = await byRole<HTMLAnchorElement>(session, 'link', 'Sign in with Qinghe login');
    const before = location.href;
    history.replaceState(null, '', `#${'long'.repeat(500)}`);
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(new URL(link.href).searchParams.get('return')).to.equal(`${location.origin}${location.pathname}`);
    history.replaceState(null, '', before);
  });

  it('is not offered where coming back would sign nobody in', async () => {
    const {services} = PEOPLE.board;
    const store = new MemoryStore({...PEOPLE, board: {...PEOPLE.board, services: {...services, oidc: {label: 'Qinghe login', url: 'https://board.example/oidc/start'}}}});
    const session = await sessionOn(boardOf({store, capabilities: {signIn: false}}));
    await untilText(session, 'You are not signed in.');
    expect(allByRole(session, 'link')).to.deep.equal([]);
  });

  it('can be reached with the keyboard, after the form', async () => {
    const session = await sessionOn(withOidc());
    await byRole(session, 'link', 'Sign in with Qinghe login');
    (await byRole(session, 'checkbox', 'Show password')).focus();
    await sendKeys({press: 'Tab'});
    expect(focused()?.textContent).to.equal('Sign in with Qinghe login');
  });

  it('offers it alone where the board keeps no passwords', async () => {
    const session = await sessionOn(withOidc({capabilities: {signIn: false}}));
    await byRole(session, 'link', 'Sign in with Qinghe login');
    expect(allByRole(session, 'button')).to.deep.equal([]);
    expect(textOf(session)).not.to.include('You are not signed in');
  });

  it('stays within a narrow page, whatever it is called', async () => {
    const session = await sessionOn(withOidc({}, 'Uniform identity management of the county administration '.repeat(3)));
    (session.parentElement as HTMLElement).style.cssText = 'display: block; inline-size: 320px';
    await byRole(session, 'link', /Uniform/);
    expect(tooWide(session)).to.deep.equal([]);
  });

  it('says where their account is looked after', async () => {
    const board = withAccount(withOidc({session: {personId: 'x', name: '张三', role: 'staff', agencyId: 'housing'}}), {
      getStanding: async () => ({username: 'zhang', name: '张三', hasPassword: false, secondFactorRequired: false}),
    });
    const session = await sessionOn(board);
    await press(session, 'My account');
    await untilText(session, 'You signed in through Qinghe login.');
    expect(allByRole(session, 'textbox')).to.deep.equal([]);
  });
});
