import {BoardError, canonicalJson, checkIdempotencyKey, isBoardError, type Receipt} from '../../adapter/index.js';
import {cleanText} from '../../model/clean.js';
import {type BoardInfo, draftSchema, type FieldIssue, type MessageDraft, validate, type ValidDraft} from '../../model/index.js';
import {TOWN} from './agencies.js';
import type {Attempts} from './attempts.js';
import type {Parameters} from './client.js';
import {DESCRIPTION_LENGTH} from './directory.js';
import {descriptionOf} from './message.js';
import {attributesOf} from './services.js';
import type {Source} from './source.js';
import {writeTime} from './time.js';
import {numberOf, tokenId} from './token.js';
import {type Tree, entriesIn, textIn} from './tree.js';

/** Milliseconds by which the endpoint's clock may be off. */
const CLOCKS_APART = 600_000;

const TOKEN_PAUSES = [500, 1500, 3000];

/**
 * Sends reports. The protocol cannot tell a second attempt from a second report, so this is as near to once as can be had: within a page one key
 * is one report; and a key whose acknowledgement was lost, on this page or one before, is looked for among the newest reports before it is sent
 * again. Where the endpoint does not list it at once, a second report is made: rather two than none.
 */
export class Submission {
  readonly #source: Source;
  readonly #attempts: Attempts;
  readonly #sent = new Map<string, {readonly request: string; readonly receipt: Promise<Receipt>}>();

  constructor(source: Source, attempts: Attempts) {
    this.#source = source;
    this.#attempts = attempts;
  }

  async submit(draft: MessageDraft, key: string): Promise<Receipt> {
    checkIdempotencyKey(key);
    const valid = checkedDraft(draft, await this.#source.directory.board());
    const request = canonicalJson(valid);
    const before = this.#sent.get(key);
    if (before && before.request !== request) throw new BoardError('key-reused', 'another report was sent with this key');
    if (before) return await before.receipt;
    const receipt = this.#send(valid, key);
    this.#sent.set(key, {request, receipt});
    try {
      return await receipt;
    } catch (error) {
      this.#sent.delete(key);
      throw error;
    }
  }

  async #send(draft: ValidDraft, key: string): Promise<Receipt> {
    const {client, directory} = this.#source;
    const service = (await directory.services()).find(({topicId}) => topicId === draft.topic);
    if (!service) throw new BoardError('invalid', 'the endpoint no longer has the service', {issues: [{path: 'topic', code: 'not-in-list'}]});
    const attributes = service.hasAttributes ? await this.#attributes(service.code, draft) : {};
    const parameters = parametersOf(draft, service.code, this.#source.options.accountId);
    const firstAt = this.#attempts.firstAt(key);
    const earlier = firstAt === undefined ? undefined : await this.#find(parameters, firstAt);
    if (earlier) {
      this.#attempts.end(key);
      return earlier;
    }
    this.#attempts.begin(key);
    try {
      const receipt = await this.#receiptFrom(await client.post('requests', {...parameters, ...attributes}), key);
      this.#attempts.end(key);
      return receipt;
    } catch (error) {
      // What was refused was not carried out. Everything else may have been.
      if (isBoardError(error) && !['offline', 'unavailable', 'protocol'].includes(error.code)) this.#attempts.end(key);
      throw error;
    }
  }

  /** The report that an earlier attempt made: of the same service, with the very same text, since then. */
  async #find({service_code: serviceCode, description}: ReportParameters, firstAt: number): Promise<Receipt | undefined> {
    const {client} = this.#source;
    const tree = await client.get('requests', {
      service_code: serviceCode, start_date: writeTime(firstAt - CLOCKS_APART), end_date: writeTime(this.#source.now() + CLOCKS_APART),
    });
    const text = cleanText(description);
    const found = entriesIn(tree, 'request').find((entry) => cleanText(textIn(entry, 'description')) === text && textIn(entry, 'service_request_id') !== '');
    return found && receiptOf(textIn(found, 'service_request_id').trim(), '', firstAt);
  }

  /** A number at once, or a token for one, or neither, where an endpoint keeps its numbers to itself. */
  async #receiptFrom(tree: Tree, key: string): Promise<Receipt> {
    const [entry] = entriesIn(tree, 'request');
    if (!entry) throw new BoardError('protocol', 'the endpoint did not say what became of the report');
    const notice = cleanText(textIn(entry, 'service_notice'));
    const id = textIn(entry, 'service_request_id').trim();
    const token = textIn(entry, 'token').trim();
    const now = this.#source.now();
    if (id) return receiptOf(id, notice, now);
    if (!token) return {...receiptOf('', notice, now), id: `sent:${key}`};
    for (const pause of this.#source.options.tokenPauses ?? TOKEN_PAUSES) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      // It is sent: that nothing is known of it yet is no failure.
      const number = await numberOf(this.#source.client, token).catch(() => '');
      if (number) return receiptOf(number, notice, now);
    }
    return {...receiptOf(token, notice, now), id: tokenId(token)};
  }

  /** What a service asks beyond that, as the page answers it. A list of values has brackets of its own. */
  async #attributes(serviceCode: string, draft: ValidDraft): Promise<Parameters> {
    const {client, options} = this.#source;
    const asked = options.attributes ? await attributesOf(client, serviceCode) : [];
    return Object.fromEntries(asked.map((attribute) => {
      const answer = options.attributes?.(attribute, serviceCode, draft);
      return [`attribute[${attribute.code}]${typeof answer === 'object' ? '[]' : ''}`, answer];
    }));
  }
}

/** What every report has. */
type ReportParameters = Parameters & {readonly service_code: string; readonly description: string};

function receiptOf(id: string, notice: string, at: number): Receipt {
  return {id, number: id, queryCode: '', notice, createdAt: new Date(at).toISOString()};
}

/** By the board's rules, and by what the protocol cannot do. */
function checkedDraft(draft: MessageDraft, board: BoardInfo): ValidDraft {
  const result = validate(draftSchema(board), draft);
  const issues: FieldIssue[] = result.ok ? limitsOf(result.value) : [...result.issues];
  if (!result.ok || issues.length > 0) throw new BoardError('invalid', 'fields break the rules', {issues});
  return result.value;
}

function limitsOf({visibility, agencyId, spot, title, body}: ValidDraft): FieldIssue[] {
  return [
    ...(visibility === 'public' ? [] : [{path: 'visibility', code: 'not-in-list'} as const]),
    ...(agencyId === TOWN ? [] : [{path: 'agencyId', code: 'not-in-list'} as const]),
    ...(!spot || spot.public ? [] : [{path: 'spot.public', code: 'required'} as const]),
    ...(descriptionOf({title, body}).length <= DESCRIPTION_LENGTH ? [] : [{path: 'body', code: 'too-long', max: DESCRIPTION_LENGTH} as const]),
  ];
}

/** Name, phone and e-mail only where they were given: whoever sends has agreed to that ({@link BoardInfo.consent}). */
function parametersOf({title, body, spot, privatePart, email}: ValidDraft, serviceCode: string, accountId: string | undefined): ReportParameters {
  const [, first = '', last = ''] = /^(?:(.*)\s)?(\S*)$/.exec(privatePart.name.trim()) ?? [];
  return {
    service_code: serviceCode,
    description: descriptionOf({title, body}),
    address_string: spot?.address,
    lat: spot?.point && String(spot.point.latitude),
    long: spot?.point && String(spot.point.longitude),
    first_name: first.trim(), last_name: last, phone: privatePart.phone, email,
    account_id: accountId,
  };
}
