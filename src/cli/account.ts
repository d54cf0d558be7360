import {Command, Option} from 'commander';
import {ACCOUNT_ROLES, type AccountRole, type PersonChange, type PersonRecord, worksForAgency} from '../model/index.js';
import {hashPassword, oneTimePassword, OPERATOR, type People} from '../server/index.js';
import {isBoardError} from '../adapter/index.js';
import {Failure} from './failure.js';
import {type DataOptions, dataOption, openFrom, say, sayAside} from './options.js';
import {readNewPassword} from './read-password.js';

interface PersonOptions extends DataOptions {
  readonly name?: string;
  readonly role?: AccountRole;
  readonly agency?: string;
  readonly email?: string;
  readonly oidcSubject?: string;
  readonly password?: boolean;
}

interface ListOptions extends DataOptions {
  readonly text?: string;
  readonly role?: AccountRole;
  readonly json?: true;
}

/** `civic-board account` */
export function accountCommand(): Command {
  return new Command('account')
    .description('who may sign in; "account <username> --name … --role …" makes an account or sets an existing one, and reads its password')
    .addCommand(described(new Command('set').argument('<username>'), true)
      .description('make an account, or set name, role, agency and password of an existing one; the password is read from the terminal or from standard input')
      .addOption(dataOption())
      .action(set), {isDefault: true})
    .addCommand(described(new Command('create').argument('<username>'), true)
      .description('make an account with a password that is good for one sign-in within seven days, and print it')
      .option('--no-password', 'without a password, for somebody who signs in at the identity provider')
      .addOption(dataOption())
      .action(create))
    .addCommand(described(new Command('change').argument('<username>'), false)
      .description('change what is named, and leave the rest; an empty --email or --oidc-subject takes it away')
      .addOption(dataOption())
      .action(change))
    .addCommand(new Command('list')
      .description('print the accounts by user name')
      .option('--text <part>', 'only those with this in user name, name or e-mail address')
      .addOption(new Option('--role <role>', 'only those of this role').choices(ACCOUNT_ROLES))
      .option('--json', 'a JSON object a line')
      .addOption(dataOption())
      .action(list))
    .addCommand(simple('disable', 'let nobody sign in with it, and end its sessions', async (people, person) => {
      await people.save(OPERATOR, {id: person.id, baseRevision: person.revision}, {...changeOf(person), disabled: true});
      return `Nobody can sign in as ${person.username} any more.`;
    }))
    .addCommand(simple('enable', 'let people sign in with it again', async (people, person) => {
      await people.save(OPERATOR, {id: person.id, baseRevision: person.revision}, {...changeOf(person), disabled: false});
      return `${person.username} may sign in as ${person.role}.`;
    }))
    .addCommand(simple('unlock', 'forget wrong passwords, after too many of which it is locked for a while', async (people, person) => {
      await people.unlock(OPERATOR, person.id);
      return `${person.username} is not locked.`;
    }))
    .addCommand(simple('reset-password', 'end its sessions, and print a password that is good for one sign-in within seven days', async (people, person) => {
      const password = oneTimePassword();
      await people.givePassword(OPERATOR, person.id, {passwordHash: await hashPassword(password), oneTime: true});
      return handOver(person.username, password);
    }))
    .addCommand(simple('reset-second-factor', 'take away a second factor that was lost, and end its sessions', async (people, person) => {
      const had = await people.resetSecondFactor(OPERATOR, person.id);
      return had ? `${person.username} signs in by password alone until a new second factor is set.` : `${person.username} has no second factor.`;
    }));
}

/** The options that say who somebody is. */
function described(command: Command, mandatory: boolean): Command {
  return command
    .addOption(new Option('--name <name>', 'the person\'s name, shown to colleagues').makeOptionMandatory(mandatory))
    .addOption(new Option('--role <role>', 'what the person may do').choices(ACCOUNT_ROLES).makeOptionMandatory(mandatory))
    .option('--agency <id>', 'the agency that staff and leads work for')
    .option('--email <address>', 'the person\'s e-mail address; whoever signs in at the identity provider with it gets this account')
    .option('--oidc-subject <sub>', 'whom the identity provider knows the person as');
}

/** A command that does one thing with one account, and says in a sentence what it did. */
function simple(name: string, description: string, work: (people: People, person: PersonRecord) => Promise<string>): Command {
  return new Command(name).argument('<username>').description(description).addOption(dataOption())
    .action(async (username: string, options: DataOptions) => {
      await withPeople(options, async (people) => say(await work(people, await find(people, username))));
    });
}

async function set(username: string, options: PersonOptions): Promise<void> {
  checkAgency(options);
  const password = await readNewPassword(username);
  await withPeople(options, async (people) => {
    const passwordHash = await hashPassword(password);
    const person = await people.readByUsername(username).catch(unlessMissing);
    if (person) {
      await people.save(OPERATOR, {id: person.id, baseRevision: person.revision}, {...changed(person, options)});
      await people.givePassword(OPERATOR, person.id, {passwordHash, oneTime: false});
    } else {
      await people.create(OPERATOR, newPerson(username, options), {passwordHash, oneTime: false});
    }
    say(`${username} may sign in as ${options.role}.`);
  });
}

async function create(username: string, options: PersonOptions): Promise<void> {
  checkAgency(options);
  const password = options.password === false ? undefined : oneTimePassword();
  await withPeople(options, async (people) => {
    await people.create(OPERATOR, newPerson(username, options), password === undefined ? undefined : {passwordHash: await hashPassword(password), oneTime: true});
    say(password === undefined ? `${username} may sign in as ${options.role}, at the identity provider.` : handOver(username, password));
  });
}

async function change(username: string, options: PersonOptions): Promise<void> {
  await withPeople(options, async (people) => {
    const person = await find(people, username);
    const next = changed(person, options);
    checkAgency({role: next.role, ...(next.agencyId !== undefined && {agency: next.agencyId})});
    await people.save(OPERATOR, {id: person.id, baseRevision: person.revision}, next);
    say(`${username} is changed.`);
  });
}

async function list({text, role, json, ...options}: ListOptions): Promise<void> {
  await withPeople(options, async (people) => {
    let cursor: string | undefined;
    do {
      const page = await people.list({limit: 100, ...(text !== undefined && {text}), ...(role && {role}), ...(cursor !== undefined && {cursor})});
      for (const person of page.items) say(json ? JSON.stringify(person) : lineOf(person));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }, sayAside);
}

function lineOf({username, name, role, agencyId, disabled, lockedUntil, secondFactor, mustChangePassword}: PersonRecord): string {
  const states = [disabled && 'disabled', lockedUntil !== undefined && `locked until ${lockedUntil}`, mustChangePassword && 'one-time password', secondFactor && 'second factor'];
  return [username, role, agencyId ?? '-', name, states.filter(Boolean).join(', ') || '-'].join('\t');
}

function newPerson(username: string, {name = '', role = 'citizen', agency, email, oidcSubject}: PersonOptions) {
  return {username, name, role, ...(agency !== undefined && {agencyId: agency}), ...(email !== undefined && {email}), ...(oidcSubject !== undefined && {oidcSubject})};
}

/** What somebody is now, as a change that changes nothing. */
function changeOf({name, role, agencyId, email, disabled, oidcSubject}: PersonRecord): PersonChange {
  return {name, role: role as AccountRole, email, disabled, oidcSubject, ...(agencyId !== undefined && {agencyId})};
}

/** Whoever is given a role without an agency leaves theirs. */
function changed(person: PersonRecord, {name, role, agency, email, oidcSubject}: PersonOptions): PersonChange {
  const {agencyId: current, ...now} = changeOf(person);
  const agencyId = agency ?? (worksForAgency(role ?? now.role) ? current : undefined);
  return {
    ...now,
    ...(name !== undefined && {name}), ...(role && {role}), ...(email !== undefined && {email}), ...(oidcSubject !== undefined && {oidcSubject}),
    ...(agencyId !== undefined && {agencyId}),
  };
}

function checkAgency({role, agency}: Pick<PersonOptions, 'role' | 'agency'>): void {
  if (!role || worksForAgency(role) === (agency !== undefined)) return;
  throw new Failure(agency === undefined ? `A ${role} works for an agency: name it with --agency.` : `A ${role} works for no agency: leave --agency out.`);
}

function handOver(username: string, password: string): string {
  return `${username} signs in with ${password} within seven days, and sets a password of their own then.`;
}

async function withPeople(options: DataOptions, work: (people: People) => Promise<void>, log = say): Promise<void> {
  const board = await openFrom(options, {log});
  try {
    await work(board.store.people);
  } catch (error) {
    if (isBoardError(error) && error.refusal === 'last-administrator') {
      throw new Failure('This is the last administrator who can sign in: make another one first.', {cause: error});
    }
    throw error;
  } finally {
    await board.close();
  }
}

async function find(people: People, username: string): Promise<PersonRecord> {
  const person = await people.readByUsername(username).catch(unlessMissing);
  if (!person) throw new Failure(`There is no account ${username}: look for its name with "civic-board account list".`);
  return person;
}

function unlessMissing(error: unknown): undefined {
  if (!isBoardError(error) || error.code !== 'not-found') throw error;
}
