import type {AddressInfo} from 'node:net';
import {type ParsedMail, simpleParser} from 'mailparser';
import {SMTPServer} from 'smtp-server';
import {until} from '../../support/postgres.js';

/** A letter as the mail server took it. */
export interface Arrived extends ParsedMail {
  /** Whom the envelope named, which is what counts. */
  readonly recipients: readonly string[];
}

/** A real SMTP server in this process. */
export interface MailServer {
  readonly url: string;
  readonly letters: Arrived[];
  /** What it says to recipients from now on; undefined takes them. */
  refuse(response: {readonly code: number; readonly text: string} | undefined): void;
  /** Leaves recipients without an answer from now on, until the function that it gives back is called. */
  hold(): () => void;
  /** How many it has left so. */
  readonly held: number;
  /** How often it refused. */
  readonly refused: number;
  /** Waits for so many letters in all. */
  arrived(count: number): Promise<readonly Arrived[]>;
  close(): Promise<void>;
}

export async function startMailServer(port = 0): Promise<MailServer> {
  const letters: Arrived[] = [];
  let refusal: {readonly code: number; readonly text: string} | undefined;
  let refused = 0;
  let held = 0;
  let holding = false;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onRcptTo: (_address, _session, done) => {
      if (holding) return void (held += 1);
      if (!refusal) return done();
      refused += 1;
      done(Object.assign(new Error(refusal.text), {responseCode: refusal.code}));
    },
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        letters.push({...mail, recipients: session.envelope.rcptTo.map(({address}) => address)});
        done();
      }, done);
    },
  });
  server.on('error', () => undefined); // connections that a killed server leaves
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const {port: taken} = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`, letters,
    refuse: (response) => { refusal = response; },
    get refused() { return refused; },
    get held() { return held; },
    hold: () => {
      holding = true;
      return () => { holding = false; };
    },
    arrived: async (count) => {
      await until(() => letters.length >= count, `${count} letters`);
      return letters;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The addresses in a letter's text, in order. */
export function linksIn({text = ''}: Pick<ParsedMail, 'text'>): readonly string[] {
  return text.match(/https?:\/\/\S+/g) ?? [];
}
