import {expect} from '@open-wc/testing';
import {BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {failing, hanging, TOWN} from '../../src/testing/index.js';

describe('adapters in states that are hard to come by', () => {
  const adapter = memoryAdapter({town: TOWN});
  const failure = (call: Promise<unknown>) => call.then(() => undefined, (error: unknown) => error);

  it('fail in the methods that are named, and work in the others', async () => {
    const offline = new BoardError('offline');
    const broken = failing(adapter, {listMessages: offline, getMessage: new BoardError('not-found')});
    expect(await failure(broken.listMessages({}))).to.equal(offline);
    expect(await failure(broken.getMessage('bus-timetable'))).to.have.property('code', 'not-found');
    expect(await broken.getBoard()).to.deep.equal(TOWN.board);
    expect(broken.capabilities).to.deep.equal(adapter.capabilities);
  });

  it('hang until they are aborted', async () => {
    const stuck = hanging(adapter, ['listMessages', 'getBoard']);
    const controller = new AbortController();
    let settled = false;
    const list = failure(stuck.listMessages({}, {signal: controller.signal})).then((error) => {
      settled = true;
      return error;
    });
    await adapter.getBoard();
    expect(settled).to.equal(false);
    controller.abort('enough');
    expect(await list).to.equal('enough');
    expect(await failure(stuck.getBoard({signal: AbortSignal.abort('before')}))).to.equal('before');
    expect((await stuck.listAnswers({})).items).not.to.be.empty;
  });
});
