import {expect} from '@open-wc/testing';
import {BoardError, type Challenge} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {proofFor} from '../../src/controllers/proof.js';
import {solve} from '../../src/controllers/solve-proof.js';
import {LEADERS_PRESET} from '../../src/model/index.js';

/**
 * A challenge as a server of ours made it, with little work in it: the answer is the seventh try. Its signature is the server's to check
 * (test/server/http/challenge.node.test.ts).
 */
const CHALLENGE: Challenge = {
  parameters: {
    algorithm: 'PBKDF2/SHA-256',
    cost: 50,
    keyLength: 32,
    keyPrefix: 'd9fa77ae01e37cf2eeb166a19392b348',
    keySignature: '4d0bcf7eae2bbfaf215d204a5fcc58200edeb46529993c682fc475a04a918f59',
    nonce: '933886791359c88442bd7d424f74fa68',
    salt: '7d9cd623deadc2bfabab2814de4b6015',
  },
  signature: '71de973e1e03401a315839bb2465a90544e6cb5fe78a00174d3b8f718c02b93c',
};
const ASKING = {...LEADERS_PRESET, services: {challenge: true, email: false}};

const answerIn = (proof: string | undefined) => JSON.parse(atob(proof ?? '')) as {challenge: Challenge; solution: {counter: number; derivedKey: string}};

describe('the proof of work', () => {
  const adapter = {...memoryAdapter(), capabilities: {...memoryAdapter().capabilities, challenge: true}, getChallenge: () => Promise.resolve(CHALLENGE)};

  it('is nothing where the board asks for none, and nobody is asked', async () => {
    const never = {...adapter, getChallenge: () => Promise.reject(new Error('asked'))};
    expect(await proofFor(never, LEADERS_PRESET)).to.equal(undefined);
    expect(await proofFor({...never, capabilities: {...never.capabilities, challenge: false}}, ASKING)).to.equal(undefined);
  });

  it('holds the challenge and the answer that fits it', async () => {
    const {challenge, solution} = answerIn(await proofFor(adapter, ASKING));
    expect(challenge).to.deep.equal(CHALLENGE);
    expect(solution.counter).to.equal(7);
  });

  it('is found without crypto.subtle too, as on a page without https', async () => {
    const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext');
    Object.defineProperty(globalThis, 'isSecureContext', {value: false, configurable: true});
    try {
      const byScript = answerIn(await solve(CHALLENGE)).solution;
      expect(byScript.counter).to.equal(7);
      expect(byScript.derivedKey).to.match(/^[0-9a-f]{64}$/);
    } finally {
      if (secure) Object.defineProperty(globalThis, 'isSecureContext', secure);
      else Reflect.deleteProperty(globalThis, 'isSecureContext');
    }
  });

  it('is given up with the signal’s own reason', async () => {
    const controller = new AbortController();
    const reason = new Error('left the page');
    // An answer that nothing fits within the life of this test.
    const endless = {...CHALLENGE, parameters: {...CHALLENGE['parameters'] as object, keyPrefix: 'ff'.repeat(16)}};
    const proof = proofFor({...adapter, getChallenge: () => Promise.resolve(endless)}, ASKING, {signal: controller.signal});
    controller.abort(reason);
    expect(await proof.then(() => 'a proof', (error: unknown) => error)).to.equal(reason);
    expect(await solve(endless, AbortSignal.abort(reason)).then(() => 'a proof', (error: unknown) => error)).to.equal(reason);
  });

  it('fails with the error of the board that gave no challenge', async () => {
    const refusal = new BoardError('rate-limited', 'too many requests', {retryAfter: 60});
    const error = await proofFor({...adapter, getChallenge: () => Promise.reject(refusal)}, ASKING).then(() => undefined, (failure: unknown) => failure);
    expect(error).to.equal(refusal);
  });
});
