import {html} from 'hono/html';
import {isBoardError, type Receipt} from '../../../adapter/index.js';
import {draftSchema, findById, validate, VISITOR} from '../../../model/index.js';
import {clientKey} from '../../limits/index.js';
import type {ApiContext, ApiParts} from '../../http/env.js';
import {API_PATH} from '../../http/path.js';
import {addressOf} from '../../http/session.js';
import type {Admit} from '../../store/index.js';
import type {Html, Page, PageContext} from '../frame.js';
import {choosePage, kindPage} from './choose-page.js';
import {type FormModel, formView, issuesByField} from './form-view.js';
import {markText, newMark, readMark} from './mark.js';
import {draftOf, privateFindings, type Values, valuesIn} from './values.js';

/**
 * Writing a message: to whom, what it is, and then the form. Where script runs, `civic-submit-form` stands in its place, with drafts, files and
 * a map; where it does not, the form is plain HTML.
 */
export async function writePage(context: PageContext, parts: ApiParts): Promise<Page> {
  const {words, board, url} = context;
  const [agency] = await agenciesFor(parts, url.searchParams.get('agency') ?? '');
  if (!agency) return await choosePage(context, parts, url.searchParams.get('place') ?? '');
  const [only, another] = board.kinds;
  const kind = findById(board.kinds, url.searchParams.get('kind') ?? '') ?? (another ? undefined : only);
  if (!kind) return kindPage(context, agency);
  const {secrets, context: {now}} = parts.store;
  const values = valuesIn(new Map([['kind', kind.id], ['agencyId', agency.id]]));
  const form = formView(context, {values, agencyName: words.text(agency.name), issues: new Map(), mark: markText(secrets, newMark(now()))});
  return {
    // The mark in it is one reader's.
    title: words.t('pages.write'), place: 'write', own: true, enhanced: true,
    content: context.script ? html`<noscript>${form}</noscript>
<civic-board-provider endpoint="${context.root}${API_PATH}"><civic-submit-form agency-id="${agency.id}" kind="${kind.id}" thread-url="${context.root}/messages/{id}"><h2 slot="heading" class="visually-hidden">${words.t('pages.write')}</h2></civic-submit-form></civic-board-provider>` : form,
  };
}

/** Takes what the plain form sends: gives it back with what is wrong, or sends it and shows the receipt. */
export async function writtenPage(context: PageContext, parts: ApiParts, c: ApiContext, fields: ReadonlyMap<string, string>): Promise<Page> {
  const {words, board} = context;
  const {store} = parts;
  const {secrets, context: {now}} = store;
  const values = valuesIn(fields);
  const [agency] = await agenciesFor(parts, values.agencyId);
  if (!agency || !findById(board.kinds, values.kind)) return await choosePage(context, parts, '');
  const {state, mark = newMark(now())} = readMark(secrets, fields.get('mark') ?? '', now());
  const again = (status: number, model: Partial<FormModel>, key = mark): Page => ({
    status, own: true, title: words.t('pages.write'), place: 'write',
    content: formView(context, {values, agencyName: words.text(agency.name), issues: new Map(), mark: markText(secrets, key), ...model}),
  });
  const draft = draftOf(values, board, words.language);
  const result = validate(draftSchema(board), draft);
  if (!result.ok) return again(422, {issues: issuesByField(result.issues)});
  const findings = privateFindings(values, board);
  if (findings.length > 0 && fields.get('guard') !== 'on') return again(422, {findings});
  if (fields.get('website')) return again(422, {problem: words.t('pages.trap')});
  if (state === 'none') return again(403, {problem: words.t('pages.reload-form')});
  if (state === 'late') return again(403, {problem: words.t('pages.form-expired')}, newMark(now()));
  if (state === 'early') return again(429, {problem: words.t('pages.too-fast')});
  try {
    const receipt = await store.submitMessage(VISITOR, draft, mark.key, admission(parts, addressOf(c, parts.trustProxy)));
    return {title: words.t('pages.receipt-title'), place: 'write', own: true, content: receiptView(context, receipt, values)};
  } catch (error) {
    if (!isBoardError(error)) throw error;
    switch (error.code) {
      case 'invalid': return again(422, {issues: issuesByField(error.issues)});
      case 'rate-limited': return again(429, {problem: limitText(context, error.retryAfter)});
      // Somebody went back and changed what they had sent: it goes as a message of its own when they send it again.
      case 'key-reused': return again(409, {problem: words.t('errors.key-reused')}, newMark(now()));
      default: throw error;
    }
  }
}

/** No work was proved, so fewer are let in, and each counts as any other as well. */
function admission({limits}: ApiParts, address: string): Admit {
  return async () => {
    const who = clientKey({address});
    const refund = await limits.count('submit', who);
    try {
      const refundPlain = await limits.count('submit-plain', who);
      return {refund: async () => { await Promise.all([refund(), refundPlain()]); }};
    } catch (error) {
      await refund();
      throw error;
    }
  };
}

function limitText({words}: PageContext, seconds: number | undefined): string {
  if (seconds === undefined) return words.t('errors.rate-limited');
  return seconds < 90 ? words.t('errors.rate-limited-seconds', {count: seconds}) : words.t('errors.rate-limited-minutes', {count: Math.ceil(seconds / 60)});
}

/** Number and code, said once. The way to the message is a form, for an address would keep the code. */
function receiptView({words, board, link}: PageContext, {number, queryCode, createdAt}: Receipt, {visibility}: Values): Html {
  return html`<section class="notice done receipt">
<p>${words.t('form.receipt-keep')}</p>
<dl><dt>${words.t('form.receipt-number')}</dt><dd>${number}</dd><dt>${words.t('form.receipt-code')}</dt><dd>${queryCode}</dd></dl>
<p>${words.t('form.receipt-sent', {date: words.dateTime(createdAt, board.timeZone)})}</p></section>
<form method="post" action="${link('/track')}"><input type="hidden" name="number" value="${number}"><input type="hidden" name="code" value="${queryCode}"><button class="button secondary">${words.t('pages.receipt-look')}</button></form>
<section><h2>${words.t('form.next')}</h2><ol class="steps"><li>${words.t('form.next-check')}</li><li>${words.t('form.next-agency')}</li><li>${words.t(visibility === 'confidential' ? 'form.next-confidential' : 'form.next-public')}</li></ol>
<p class="hint">${words.t('pages.receipt-again')}</p></section>`;
}

async function agenciesFor({store}: ApiParts, id: string) {
  return id ? await store.listAgencies({ids: [id]}) : [];
}
