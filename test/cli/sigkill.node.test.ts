import {expect, it} from 'vitest';
import type {Receipt} from '../../src/adapter/index.js';
import type {Message, MessageSummary, Page} from '../../src/model/index.js';
import {draft} from '../server/support/town.js';
import {onBothHomes} from './support/boards.js';

const SUBMISSIONS = 200;
/** How many are under way at a time. */
const SENDERS = 25;
/** The server is killed once so many were acknowledged: amid the others. */
const KILL_AFTER = 70;

const titleOf = (index: number) => `第${index}封信`;
const keyOf = (index: number) => `submission-${index}`;

async function submit(url: string, index: number): Promise<Receipt> {
  const response = await fetch(`${url}/messages`, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Idempotency-Key': keyOf(index)},
    body: JSON.stringify(draft({title: titleOf(index)})),
  });
  if (response.status !== 201) throw new Error(`answered ${response.status}`);
  return (await response.json()) as Receipt;
}

/** Every message that waits for a moderator, by title. */
async function titlesKept(url: string): Promise<string[]> {
  const signedIn = await fetch(`${url}/session`, {
    method: 'POST', headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({username: 'moderator', password: 'demo-moderator', token: true}),
  });
  const {token} = (await signedIn.json()) as {token: string};
  const titles: string[] = [];
  for (let cursor = ''; ; ) {
    const response = await fetch(`${url}/messages?queue=moderation&limit=100${cursor}`, {headers: {Authorization: `Bearer ${token}`}});
    const {items, nextCursor} = (await response.json()) as Page<MessageSummary>;
    titles.push(...items.map((item) => item.title));
    if (!nextCursor) return titles;
    cursor = `&cursor=${nextCursor}`;
  }
}

onBothHomes('a server that is killed amid 200 submissions', (home) => {
  it('has lost nothing that it acknowledged, and a retry makes each of the others exactly once', async () => {
    const first = await home().serve();
    const acknowledged = new Map<number, Receipt>();
    let next = 0;
    const sender = async () => {
      while (next < SUBMISSIONS) {
        const index = next++;
        const receipt = await submit(first.url, index).catch(() => undefined);
        if (receipt) acknowledged.set(index, receipt);
        if (acknowledged.size === KILL_AFTER) first.server.child.kill('SIGKILL');
      }
    };
    await Promise.all(Array.from({length: SENDERS}, sender));
    await first.server.ended;
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILL_AFTER);
    expect(acknowledged.size).toBeLessThan(SUBMISSIONS);

    const {url} = await home().serve();
    for (const [index, {id, number, queryCode}] of acknowledged) {
      const response = await fetch(`${url}/messages/${id}`, {headers: {'Board-Query-Code': queryCode}});
      expect(await response.json()).toMatchObject({id, number, title: titleOf(index), version: 1} satisfies Partial<Message>);
    }

    for (let index = 0; index < SUBMISSIONS; index++) {
      const receipt = await submit(url, index);
      if (acknowledged.has(index)) expect(receipt).toEqual(acknowledged.get(index));
    }
    const kept = (await titlesKept(url)).filter((title) => title.startsWith('第')).sort();
    expect(kept).toEqual(Array.from({length: SUBMISSIONS}, (_, index) => titleOf(index)).sort());
  });
});
