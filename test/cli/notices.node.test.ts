import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Receipt} from '../../src/adapter/index.js';
import {startMailServer, type MailServer} from '../server/notices/mail-server.js';
import {draft} from '../server/support/town.js';
import {embeddedForTests} from '../support/common.js';
import {freshDatabase, type FreshDatabase, keepClean, temporaryFolder, until} from '../support/postgres.js';
import {run, type Run, start} from './support/program.js';

const ADDRESSES = ['chen@mail.test', 'li@mail.test', 'wang@mail.test', 'zhao@mail.test'];

describe('the command, with notices,', () => {
  let cwd: string;
  let clean: () => Promise<void>;
  let mail: MailServer;
  let database: FreshDatabase;
  let env: Record<string, string>;
  let serving: Run | undefined;

  beforeAll(async () => {
    cwd = await temporaryFolder();
    clean = keepClean(cwd);
    mail = await startMailServer();
    database = await freshDatabase((await embeddedForTests()).url);
    env = {DATABASE_URL: database.url, SMTP_URL: mail.url, MAIL_FROM: 'board@board.test', PUBLIC_URL: 'http://board.test'};
  });
  afterAll(async () => {
    serving?.child.kill('SIGTERM');
    await serving?.ended;
    await mail.close();
    await database.drop();
    await clean();
  });

  const serve = async (): Promise<string> => {
    serving = await start(['serve', '--demo', '--port', '0', '--no-challenge'], {cwd, env});
    const [, url = ''] = await serving.until(/API +(http\S+)/);
    return url;
  };

  it('sends each letter once although it is killed between the event and the sending', async () => {
    const url = await serve();
    const release = mail.hold();
    const send = async (email: string): Promise<Receipt> => {
      const response = await fetch(`${url}/messages`, {
        method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': `a-message-of-${email}`}, body: JSON.stringify(draft({email})),
      });
      expect(response.status).toBe(201);
      return (await response.json()) as Receipt;
    };
    for (const address of ADDRESSES) await send(address);
    await until(() => mail.held > 0, 'a letter to be on its way');
    serving?.child.kill('SIGKILL');
    await serving?.ended;
    release();
    await serve();
    // The desks of the town get reminders of their own.
    const toAuthors = () => mail.letters.flatMap(({recipients}) => recipients).filter((address) => !address.endsWith('@desk.qinghe.example')).sort();
    await until(() => toAuthors().length >= ADDRESSES.length, 'all letters to arrive');
    serving?.child.kill('SIGTERM');
    await serving?.ended;
    expect(toAuthors()).toEqual(ADDRESSES);
  });

  it('ends at the start with the cure when a setting cannot work', async () => {
    const {code, errors} = await run(['serve', '--port', '0'], {cwd, env: {...env, MAIL_FROM: ''}});
    expect(errors).toMatch(/^MAIL_FROM is missing/);
    expect(code).toBe(1);
  });
});
