import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type OwnAccount} from '../src/adapter/index.js';
import {totpCode} from '../src/adapter/totp.js';
import {memoryAdapter, type MemoryOptions, MemoryStore} from '../src/adapters/memory.js';
import '../src/define/civic-session.js';
import type {Town} from '../src/model/index.js';
import {TOWN} from '../src/testing/index.js';
import {enter, find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';

/** Bytes of a secret that is made while a story plays: it is drawn as squares, which would be others each time. */
const SECRET_BYTES = 20;

const meta: Meta = {
  title: 'Elements/Session, second factor and account',
  component: 'civic-session',
  beforeEach: () => {
    const chance = crypto.getRandomValues;
    crypto.getRandomValues = (array) => {
      chance.call(crypto, array);
      if (array instanceof Uint8Array && array.length === SECRET_BYTES) array.set(array.map((_, index) => index * 37 + 11));
      return array;
    };
    return () => void (crypto.getRandomValues = chance);
  },
};
export default meta;
type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** The town with people whose accounts are in every state. */
const PEOPLE: Town = {
  ...TOWN,
  accounts: [
    ...TOWN.accounts,
    {personId: 'person-careful', username: 'careful', password: 'demo-careful', name: '严慎之', role: 'moderator', secondFactor: SECRET},
    {personId: 'person-newcomer', username: 'newcomer', password: 'demo-newcomer', name: '新来的', role: 'staff', agencyId: 'housing', mustChangePassword: true},
  ],
};

const withProvider = (label: string): Town => ({...PEOPLE, board: {...PEOPLE.board, services: {...PEOPLE.board.services, oidc: {label, url: '/api/v1/oidc/start'}}}});

/** The board as somebody of the town has it before them; nobody without a username. */
function boardOf(username = '', {town = PEOPLE, ...options}: MemoryOptions = {}): BoardAdapter {
  const account = town.accounts.find((candidate) => candidate.username === username);
  if (!account) return memoryAdapter({store: new MemoryStore(town), ...options});
  const {personId, name, role, agencyId} = account;
  return memoryAdapter({store: new MemoryStore(town), session: {personId, name, role, ...(agencyId && {agencyId})}, ...options});
}

/** A board whose account calls go otherwise. */
const withAccount = (board: BoardAdapter, over: Partial<OwnAccount>): BoardAdapter => ({...board, openAccount: async () => ({...await board.openAccount(), ...over})});

const scene = (adapter: BoardAdapter, page?: StoryPage) => onBoard(adapter, html`<civic-session></civic-session>`, page);

const submit = async (root: HTMLElement, part = '') => (await find<HTMLFormElement>(root, `${part} form`)).requestSubmit();

/** Name and password of somebody whose account asks for more. */
const firstHalf = async (root: HTMLElement): Promise<void> => {
  await enter(root, '#username', 'careful');
  await enter(root, '#password', 'demo-careful');
  await submit(root);
  await find(root, '#code');
};
const openAccount = async (root: HTMLElement): Promise<void> => await press(root, '[part=account-button]');
const changePassword = async (root: HTMLElement, current: string, next: string): Promise<void> => {
  await openAccount(root);
  await press(root, '#open-password');
  await enter(root, '#current', current);
  await enter(root, '#next', next);
  await submit(root, '[part=password]');
};
const ask = (wish: string): Play => async ({canvasElement}) => {
  await openAccount(canvasElement);
  await press(canvasElement, `#wish-${wish}`);
};
const scan = async (root: HTMLElement): Promise<string> => {
  await enter(root, '#password', 'demo-housing');
  await submit(root, '[part=second-factor]');
  return (await find(root, '[part=secret]')).textContent.replaceAll(' ', '');
};
const scanned: Play = async ({canvasElement}) => {
  await openAccount(canvasElement);
  await press(canvasElement, '#wish-set-up');
  await scan(canvasElement);
};
const kept: Play = async ({canvasElement}) => {
  await openAccount(canvasElement);
  await press(canvasElement, '#wish-set-up');
  await enter(canvasElement, '#code', totpCode(await scan(canvasElement), new Date()));
  await submit(canvasElement, '[part=second-factor]');
  await find(canvasElement, '[part=recovery-codes]');
};

/** The password is right, and the account asks for a code as well. */
export const CodeStep: Story = {render: () => scene(boardOf()), play: async ({canvasElement}) => await firstHalf(canvasElement)};
export const WrongCode: Story = {
  render: () => scene(boardOf()),
  play: async ({canvasElement}) => {
    await firstHalf(canvasElement);
    await enter(canvasElement, '#code', '000000');
    await submit(canvasElement);
    await find(canvasElement, '#code-error');
  },
};
/** After too many wrong codes the account is locked for a while. */
export const Locked: Story = {
  render: () => {
    const board = boardOf();
    return scene({...board, signIn: async (credentials) => credentials.code ? Promise.reject(new BoardError('rate-limited', '', {retryAfter: 900})) : await board.signIn(credentials)});
  },
  play: async ({canvasElement}) => {
    await firstHalf(canvasElement);
    await enter(canvasElement, '#code', '000000');
    await submit(canvasElement);
    await find(canvasElement, '.failed');
  },
};

/** The town has an identity provider. */
export const IdentityProvider: Story = {render: () => scene(boardOf('', {town: withProvider('Qinghe login')}))};
/** Staff sign in there and nowhere else. */
export const IdentityProviderAlone: Story = {render: () => scene(boardOf('', {town: withProvider('Qinghe login'), capabilities: {signIn: false}}))};
export const IdentityProviderLongName: Story = {render: () => scene(boardOf('', {town: withProvider('Uniform identity management of the county administration '.repeat(3))}))};
/** The password is looked after where they signed in. */
export const AccountElsewhere: Story = {
  render: () => scene(withAccount(boardOf('housing', {town: withProvider('Qinghe login')}), {
    getStanding: async () => await Promise.resolve({username: 'zhang', name: '张三', hasPassword: false, secondFactorRequired: false}),
  })),
  play: async ({canvasElement}) => {
    await openAccount(canvasElement);
    await find(canvasElement, '[part=account] > p:not(.loading)');
  },
};

export const Account: Story = {
  render: () => scene(boardOf('housing')),
  play: async ({canvasElement}) => {
    await openAccount(canvasElement);
    await find(canvasElement, '#wish-set-up');
  },
};
export const AccountLoading: Story = {
  render: () => scene(withAccount(boardOf('housing'), {getStanding: async () => await new Promise(() => {})})),
  play: async ({canvasElement}) => {
    await openAccount(canvasElement);
    await find(canvasElement, '[part=account] .loading');
  },
};
export const AccountFailed: Story = {
  render: () => scene(withAccount(boardOf('housing'), {getStanding: async () => await Promise.reject(new BoardError('unavailable'))})),
  play: async ({canvasElement}) => {
    await openAccount(canvasElement);
    await find(canvasElement, '[part=account] .failed');
  },
};
/** The session had ended meanwhile. */
export const SignedOutMeanwhile: Story = {
  render: () => {
    const store = new MemoryStore(PEOPLE);
    const [here, elsewhere] = [memoryAdapter({store}), memoryAdapter({store})];
    const person = {username: 'housing', password: 'demo-housing'};
    const ready = Promise.all([here.signIn(person), elsewhere.signIn(person)]);
    return scene({
      ...here,
      getSession: async () => {
        await ready;
        return await here.getSession();
      },
      openAccount: async () => {
        await (await elsewhere.openAccount()).changePassword({current: 'demo-housing', next: 'three words of mine'});
        return await here.openAccount();
      },
    });
  },
  play: async ({canvasElement}) => {
    await openAccount(canvasElement);
    await find(canvasElement, '[part=ended]');
  },
};

export const PasswordForm: Story = {
  render: () => scene(boardOf('housing')),
  play: async ({canvasElement}) => {
    await openAccount(canvasElement);
    await press(canvasElement, '#open-password');
    await find(canvasElement, '#next');
  },
};
export const PasswordTooShort: Story = {render: () => scene(boardOf('housing')), play: async ({canvasElement}) => await changePassword(canvasElement, 'demo-housing', 'short')};
export const PasswordTooCommon: Story = {render: () => scene(boardOf('housing')), play: async ({canvasElement}) => await changePassword(canvasElement, 'demo-housing', 'passwordpassword')};
export const PasswordWrong: Story = {
  render: () => scene(boardOf('housing')),
  play: async ({canvasElement}) => {
    await changePassword(canvasElement, 'demo-admin', 'three words of mine');
    await find(canvasElement, '#current-error');
  },
};
/** The answer was lost, so nobody knows which password counts. */
export const PasswordPerhapsChanged: Story = {
  render: () => scene(withAccount(boardOf('housing'), {changePassword: async () => await Promise.reject(new BoardError('offline'))})),
  play: async ({canvasElement}) => {
    await changePassword(canvasElement, 'demo-housing', 'three words of mine');
    await find(canvasElement, '[part=password] .failed');
  },
};
export const PasswordChanged: Story = {
  render: () => scene(boardOf('housing')),
  play: async ({canvasElement}) => {
    await changePassword(canvasElement, 'demo-housing', 'three words of mine');
    await find(canvasElement, '[part=password] .done');
  },
};
/** Somebody made the password for them: nothing else can be done before they have set their own. */
export const PasswordRequired: Story = {
  render: () => scene(boardOf('newcomer')),
  play: async ({canvasElement}) => void await find(canvasElement, '#current'),
};

export const SecondFactorProof: Story = {render: () => scene(boardOf('housing')), play: ask('set-up')};
export const SecondFactorScan: Story = {render: () => scene(boardOf('housing')), play: scanned};
export const SecondFactorWrongCode: Story = {
  render: () => scene(boardOf('housing')),
  play: async (context) => {
    await scanned(context);
    await enter(context.canvasElement, '#code', '000000');
    await submit(context.canvasElement, '[part=second-factor]');
    await find(context.canvasElement, '#code-error');
  },
};
export const SecondFactorTooLate: Story = {
  render: () => scene(withAccount(boardOf('housing'), {confirmSecondFactor: async () => await Promise.reject(new BoardError('not-allowed-now'))})),
  play: async (context) => {
    await scanned(context);
    await enter(context.canvasElement, '#code', '000000');
    await submit(context.canvasElement, '[part=second-factor]');
    await find(context.canvasElement, '.said');
  },
};
/** Shown once. */
export const RecoveryCodes: Story = {render: () => scene(boardOf('housing')), play: kept};
export const RecoveryCodesCopied: Story = {
  render: () => scene(boardOf('housing')),
  play: async (context) => {
    await kept(context);
    await press(context.canvasElement, '[part=second-factor] .buttons .button');
  },
};
export const SecondFactorOn: Story = {
  render: () => scene(boardOf('housing')),
  play: async (context) => {
    await kept(context);
    await press(context.canvasElement, '[part=second-factor] .buttons .button:last-child');
    await find(context.canvasElement, '#wish-remove');
  },
};
/** Their recovery codes are used up. */
export const FewRecoveryCodes: Story = {
  render: () => scene(boardOf('careful')),
  play: async ({canvasElement}) => {
    await openAccount(canvasElement);
    await find(canvasElement, '#wish-new-codes');
  },
};
export const NewRecoveryCodes: Story = {render: () => scene(boardOf('careful')), play: ask('new-codes')};
export const SecondFactorReplace: Story = {render: () => scene(boardOf('careful')), play: ask('replace')};
export const SecondFactorRemove: Story = {render: () => scene(boardOf('careful')), play: ask('remove')};
export const SecondFactorRemoved: Story = {
  render: () => scene(boardOf('careful')),
  play: async (context) => {
    await ask('remove')(context);
    await enter(context.canvasElement, '#password', 'demo-careful');
    await enter(context.canvasElement, '#code', totpCode(SECRET, new Date()));
    await submit(context.canvasElement, '[part=second-factor]');
    await find(context.canvasElement, '.said');
  },
};
/** The board asks it of everybody with this role: nothing else can be done before it is set up. */
export const SecondFactorRequired: Story = {
  render: () => scene(boardOf('moderator', {requireSecondFactor: true})),
  play: async ({canvasElement}) => void await find(canvasElement, '#password'),
};
/** Where the board demands one it can be replaced, and not removed. */
export const SecondFactorNeeded: Story = {
  render: () => scene(boardOf('careful', {requireSecondFactor: true})),
  play: async ({canvasElement}) => {
    await openAccount(canvasElement);
    await find(canvasElement, '#wish-replace');
  },
};

export const Chinese: Story = {render: () => scene(boardOf('housing'), {lang: 'zh-Hans'}), play: scanned};
export const ChineseRecoveryCodes: Story = {render: () => scene(boardOf('housing'), {lang: 'zh-Hans'}), play: kept};
export const Arabic: Story = {render: () => scene(boardOf('housing'), {lang: 'ar', dir: 'rtl'}), play: scanned};
export const ArabicRecoveryCodes: Story = {render: () => scene(boardOf('housing'), {lang: 'ar', dir: 'rtl'}), play: kept};
export const Dark: Story = {render: () => scene(boardOf('housing'), {dark: true}), play: scanned};
export const DarkRecoveryCodes: Story = {render: () => scene(boardOf('housing'), {dark: true}), play: kept};
