import {expect, fixture} from '@open-wc/testing';
import {html, type LitElement} from 'lit';
import {http} from 'msw';
import {setupWorker} from 'msw/browser';
import type {DeviceStore} from '../../../src/adapter/index.js';
import {memoryDeviceStore} from '../../../src/adapters/device.js';
import {open311Adapter, type Open311Options} from '../../../src/adapters/open311.js';
import '../../../src/define/civic-board-provider.js';
import '../../../src/define/civic-message-list.js';
import '../../../src/define/civic-recent-replies.js';
import '../../../src/define/civic-submit-form.js';
import '../../../src/define/civic-thread.js';
import '../../../src/define/civic-track.js';
import {allByRole, axe, byRole, eventually, fill, onBoard, select, textOf, untilText} from '../../support/page.js';
import {GeoReportServer, type GeoRequest} from './geo-report-server.js';

const ENDPOINT = '/open311/v2';
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const REQUESTS: GeoRequest[] = [
  {
    service_request_id: '1001', status: 'open', service_code: 'light', service_name: 'Street light', description: 'Light is out\n\nSince Monday, at the corner of Mill Lane.', requested_datetime: ago(1),
    updated_datetime: ago(1), expected_datetime: ago(-6), address: '8 Mill Lane', lat: 37.7621, long: -122.4012,
  },
  {
    service_request_id: '1002', status: 'closed', status_notes: 'The hole was filled on Thursday.', service_code: 'pothole', service_name: 'Pothole', description: '<b>Deep</b> hole',
    agency_responsible: 'Works Department', requested_datetime: ago(9), updated_datetime: ago(3), address: 'Harbour Road',
  },
  {service_request_id: '1003', status: 'closed', service_code: 'pothole', service_name: 'Pothole', description: 'Cracks in the pavement', requested_datetime: ago(20), updated_datetime: ago(12), address: 'Church Street'},
];

describe('the elements on an Open311 endpoint', () => {
  const worker = setupWorker();
  let town: GeoReportServer;

  before(async () => { await worker.start({quiet: true, onUnhandledRequest: 'bypass'}); });
  beforeEach(() => {
    town = new GeoReportServer({
      services: [
        {service_code: 'light', service_name: 'Street light', group: 'Streets'}, {service_code: 'pothole', service_name: 'Pothole', group: 'Streets'},
        {service_code: 'bins', service_name: 'Full bin', attributes: [{variable: true, code: 'kind', datatype: 'string', required: true, description: 'Which bin?'}]},
      ],
      requests: REQUESTS, apiKey: 'key',
    });
    worker.use(http.all(`*${ENDPOINT}/*`, ({request}) => town.answer(request)));
  });
  afterEach(() => { worker.resetHandlers(); localStorage.clear(); });
  after(() => worker.stop());

  const adapter = (options: Partial<Open311Options> = {}) =>
    open311Adapter({endpoint: ENDPOINT, apiKey: 'key', board: {name: {en: 'Millbrook'}}, ...options});

  for (const format of ['json', 'xml'] as const) {
    it(`list reports in ${format}, with what can be told of them and filters that can work`, async () => {
      const list = await onBoard(adapter({format}), html`<civic-message-list thread-url="/m?id={id}"></civic-message-list>`);
      await byRole(list, 'link', 'Light is out');
      expect(allByRole(list, 'link').map((link) => link.textContent)).to.deep.equal(['Light is out', '<b>Deep</b> hole', 'Cracks in the pavement']);
      await byRole(list, 'combobox', 'Topic');
      await byRole(list, 'combobox', 'Status');
      await eventually(() => allByRole(list, 'combobox').length === 2 || undefined, () => allByRole(list, 'combobox').map((box) => box.id).join());
      for (const role of ['searchbox', 'button']) expect(allByRole(list, role), `a ${role}`).to.be.empty;
      select(await byRole(list, 'combobox', 'Status'), 'Answered');
      await eventually(() => allByRole(list, 'link').length === 2 || undefined);
      expect(await axe(list)).to.deep.equal([]);
    });

    it(`show a report in ${format} with its official answer, and nothing that the protocol cannot do`, async () => {
      const thread = await onBoard(adapter({format}), html`<civic-thread message-id="1002" thread-url="/m?id={id}"></civic-thread>`);
      await untilText(thread, 'The hole was filled on Thursday.');
      await byRole(thread, 'button', 'Print');
      const text = textOf(thread);
      for (const shown of ['<b>Deep</b> hole', 'Works Department', 'Harbour Road', 'Answered', 'Number 1002']) expect(text).to.contain(shown);
      for (const hidden of ['Follow', 'Did you write this', 'code', 'Rate']) expect(text).not.to.contain(hidden);
      expect(allByRole(thread, 'button').map((button) => button.textContent?.trim())).to.deep.equal(['Copy link', 'Print']);
      expect(await axe(thread)).to.deep.equal([]);
    });
  }

  it('say when an open report is expected to be dealt with', async () => {
    const thread = await onBoard(adapter(), html`<civic-thread message-id="1001"></civic-thread>`);
    await untilText(thread, /There is no answer yet.*due/i);
  });

  it('say that a report is not there, and ask for no code', async () => {
    const thread = await onBoard(adapter(), html`<civic-thread message-id="nobody"></civic-thread>`);
    await untilText(thread, 'This is not here.');
    expect(allByRole(thread, 'textbox')).to.be.empty;
  });

  it('show the newest answers', async () => {
    const replies = await onBoard(adapter(), html`<civic-recent-replies></civic-recent-replies>`);
    await untilText(replies, 'The hole was filled on Thursday.');
    expect(textOf(replies)).to.contain('Works Department');
  });

  it('say that nothing can be tracked by a code where there are no codes', async () => {
    const track = await onBoard(adapter(), html`<civic-track></civic-track>`);
    await untilText(track, 'This board does not offer this.');
  });

  it('take no message without a key', async () => {
    const form = await onBoard(open311Adapter({endpoint: ENDPOINT}), html`<civic-submit-form></civic-submit-form>`);
    await untilText(form, 'This board takes no messages here.');
  });

  /** The form, filled in with all that is asked for. */
  const filledIn = async (options: Partial<Open311Options> = {}, device?: DeviceStore) => {
    const form = await onBoard(adapter(options), html`<civic-submit-form thread-url="/m?id={id}"></civic-submit-form>`, device && {device});
    const topic = await byRole<HTMLSelectElement>(form, 'combobox', 'What is it about?');
    await eventually(() => topic.options.length > 1 || undefined);
    select(topic, 'Pothole');
    fill(await byRole(form, 'textbox', 'Title'), 'Hole in Station Road');
    fill(await byRole(form, 'textbox', 'Your message'), 'Cyclists swerve into the traffic.');
    fill(await byRole(form, 'textbox', /^Where is it/), '12 Station Road');
    (await byRole(form, 'checkbox', 'I agree')).click();
    return form;
  };
  const send = async (form: LitElement) => (await byRole(form, 'button', 'Send the message')).click();

  for (const format of ['json', 'xml'] as const) {
    it(`send a report in ${format}, and give its number without a code`, async () => {
      const form = await filledIn({format});
      await send(form);
      await untilText(form, 'Your message has been sent');
      expect(Object.fromEntries(town.sent[0] ?? [])).to.deep.equal({
        api_key: 'key', service_code: 'pothole', description: 'Hole in Station Road\n\nCyclists swerve into the traffic.', address_string: '12 Station Road',
      });
      const text = textOf(form);
      for (const shown of ['638344', 'The City will inspect', 'Write it down']) expect(text).to.contain(shown);
      await byRole(form, 'button', 'Copy the number');
      for (const hidden of ['Query code', 'Board staff check', 'number and code']) expect(text).not.to.contain(hidden);
      expect(await axe(form)).to.deep.equal([]);
    });
  }

  it('say no more than that it was sent where an endpoint keeps its numbers to itself', async () => {
    town.instead = ({method}, own) => (method === 'POST' ? Response.json([{service_notice: 'Thank you.'}]) : own());
    const form = await filledIn();
    await send(form);
    await untilText(form, 'Your message has been sent');
    await untilText(form, 'Thank you.');
    expect(allByRole(form, 'button').map((button) => button.textContent?.trim())).not.to.include.members(['Copy the number', 'Copy number and code']);
    expect(allByRole(form, 'link')).to.be.empty;
  });

  it('offer what the endpoint takes, and say that the address is public', async () => {
    const form = await filledIn();
    await untilText(form, 'The address is published with your message.');
    const topic = await byRole<HTMLSelectElement>(form, 'combobox', 'What is it about?');
    expect([...topic.options].map(({text}) => text)).to.deep.equal(['Choose a topic', 'Street light', 'Pothole']);
    for (const role of ['radio', 'radiogroup']) expect(allByRole(form, role), `a ${role}`).to.be.empty;
    expect(allByRole(form, 'checkbox').map((box) => box.id)).to.deep.equal(['consent']);
    expect(textOf(form)).not.to.contain('Photos');
    expect(await axe(form)).to.deep.equal([]);
  });

  it('keep a report on the device until the connection is back, and send it once', async () => {
    let broken = true;
    town.instead = async ({method}, own) => {
      if (method !== 'POST' || !broken) return own();
      broken = false;
      await own(); // it arrives, and its acknowledgement is lost
      return Response.error();
    };
    const form = await filledIn({}, memoryDeviceStore());
    await send(form);
    (await byRole(form, 'button', 'Try now')).click();
    await untilText(form, 'Your message has been sent');
    expect(town.sent).to.have.length(1);
    expect(textOf(form)).to.contain('638344');
  });

  it('show what an endpoint found wrong where it can be mended', async () => {
    town.instead = ({method}, own) => (method === 'POST' ? Response.json([{code: 400, description: 'address_string must be provided as a street with a number'}], {status: 400}) : own());
    const form = await filledIn();
    await send(form);
    await untilText(form, 'Enter where it is');
    expect(town.sent).to.be.empty;
  });

  it('do not take half a document, a page or another program for an endpoint', async () => {
    const half = '<service_requests><request><service_request_id>1</service_request_id>';
    for (const body of [half, '<!DOCTYPE html><html><body>Log in</body></html>', '<rss version="2.0"/>', 'maintenance']) {
      town.instead = () => new Response(body, {headers: {'Content-Type': 'text/xml'}});
      const error: unknown = await adapter({format: 'xml'}).listMessages({}).catch((reason: unknown) => reason);
      expect(error, body).to.have.property('code', 'protocol');
    }
  });

  it('reach it in three lines of a page', async () => {
    const page = await fixture(html`<civic-board-provider><civic-message-list></civic-message-list></civic-board-provider>`);
    // What docs/adapters.md tells web editors to write.
    const provider = document.querySelector('civic-board-provider');
    if (provider) provider.adapter = open311Adapter({endpoint: '/open311/v2', board: {name: {en: 'Millbrook'}, timeZone: 'Europe/London'}});
    await untilText(page, 'Light is out');
  });
});
