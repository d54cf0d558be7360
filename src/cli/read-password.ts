import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {passwordIssue} from '../model/index.js';
import {Failure} from './failure.js';

/** A new password for somebody, from the terminal or from standard input. Never an argument: those stand in the shell's history and in the list of processes. */
export async function readNewPassword(username: string): Promise<string> {
  const password = await readPassword();
  const issue = passwordIssue(password, username);
  switch (issue?.code) {
    case undefined: return password;
    case 'too-short': case 'required': throw new Failure(`The password is too short: give it ${issue?.min ?? 15} characters or more.`);
    case 'too-long': throw new Failure(`The password is too long: give it at most ${issue?.max} characters.`);
    case 'like-username': throw new Failure('The password is little more than the user name: choose another one.');
    default: throw new Failure('The password is among the first that somebody would try: three or four words that have nothing to do with each other are better.');
  }
}

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
