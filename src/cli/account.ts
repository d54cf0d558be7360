import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {Command, Option} from 'commander';
import {type Role, ROLES} from '../model/index.js';
import {hashPassword} from '../server/index.js';
import {Failure} from './failure.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';

interface AccountOptions extends DataOptions {
  readonly name: string;
  readonly role: Role;
  readonly agency?: string;
}

/** Shortest password of an account, in characters: what NIST SP 800-63B asks of a password that stands alone. */
const PASSWORD_LENGTH = 15;

/** `civic-board account` */
export function accountCommand(): Command {
  return new Command('account')
    .description('make an account, or set name, role, agency and password of an existing one; the password is read from the terminal or from standard input')
    .argument('<username>')
    .requiredOption('--name <name>', 'the person\'s name, shown to colleagues')
    .addOption(new Option('--role <role>', 'what the person may do').choices(ROLES.filter((role) => role !== 'visitor')).makeOptionMandatory())
    .option('--agency <id>', 'the agency that staff and leads work for')
    .addOption(dataOption())
    .action(saveAccount);
}

async function saveAccount(username: string, options: AccountOptions): Promise<void> {
  const {name, role, agency} = options;
  const ofAgency = role === 'staff' || role === 'lead';
  if (ofAgency && agency === undefined) throw new Failure(`A ${role} works for an agency: name it with --agency.`);
  if (!ofAgency && agency !== undefined) throw new Failure(`A ${role} works for no agency: leave --agency out.`);
  const password = await readPassword();
  if (password.length < PASSWORD_LENGTH) throw new Failure(`The password is too short: give it ${PASSWORD_LENGTH} characters or more.`);
  const board = await openFrom(options);
  try {
    if (agency !== undefined && (await board.store.listAgencies({ids: [agency]})).length === 0) throw new Failure(`The board has no agency ${agency}: load it first (civic-board load).`);
    await board.store.saveAccount({username, passwordHash: await hashPassword(password), name, role, ...(agency !== undefined && {agencyId: agency})});
    say(`${username} may sign in as ${role}.`);
  } finally {
    await board.close();
  }
}

/** Never an argument: those stand in the shell's history and in the list of processes. */
async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  process.stdout.write('Password: ');
  const silent = new Writable({write: (_chunk, _encoding, done) => done()});
  const terminal = createInterface({input: process.stdin, output: silent, terminal: true});
  const password = await terminal.question('');
  terminal.close();
  process.stdout.write('\n');
  return password;
}
