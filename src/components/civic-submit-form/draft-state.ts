import type {ReactiveControllerHost} from 'lit';
import type {BoardInfo, FieldIssue} from '../../model/index.js';
import {byField, type FieldErrors} from './field-errors.js';
import {type FieldName, FIELDS, NOTHING_TYPED, sameValues, type Values, withKind} from './values.js';

/**
 * What is in the form and what is shown as wrong with it. Nothing is wrong while somebody fills it in for the first time; an attempt to
 * send shows every error, and from then on a field is looked at again whenever it was changed or left.
 */
export class DraftState {
  values: Values = NOTHING_TYPED;
  /** Everything that is wrong, shown or not, as of the last check. */
  found: FieldErrors = new Map();
  /** What is shown beside the fields. */
  errors: FieldErrors = new Map();

  readonly #host: ReactiveControllerHost;
  readonly #check: (values: Values) => FieldErrors;
  /** The form as it is before anybody has typed. */
  #blank: Values = NOTHING_TYPED;
  #attempted = false;
  /** What the last attempt showed. */
  #listed = new Set<FieldName | 'form'>();
  /** What the server refused and nobody has changed since: the check here does not find it. */
  #refused = new Map<FieldName | 'form', FieldIssue>();

  /** `check` gives everything that is wrong with the values. */
  constructor(host: ReactiveControllerHost, check: (values: Values) => FieldErrors) {
    this.#host = host;
    this.#check = check;
  }

  /** What the last attempt showed and is still wrong. */
  get summary(): FieldErrors {
    return new Map([...this.errors].filter(([field]) => this.#listed.has(field)));
  }

  /** Whether there is nothing in the form but presets. */
  get isBlank(): boolean {
    return sameValues(this.values, this.#blank);
  }

  /** The form as it is before anybody has typed. */
  get blank(): Values {
    return this.#blank;
  }

  /** Puts in what nobody typed: presets, which a cleared form has again. */
  preset(values: Partial<Values>): void {
    this.#blank = {...this.#blank, ...values};
    this.values = {...this.values, ...values};
    this.#host.requestUpdate();
  }

  /** Something was typed or chosen. Another kind moves the texts to the fields that it asks for. */
  type(field: Exclude<FieldName, 'attachments'> | 'spot.public', value: string | boolean, board: BoardInfo): void {
    this.values = field === 'kind' && typeof value === 'string' ? withKind(this.values, value, board) : {...this.values, [field]: value};
    if (field !== 'spot.public') this.#refused.delete(field);
    this.#host.requestUpdate();
  }

  /** Values were changed by a control that is no input of its own, such as files or a point on the map. */
  change(values: Partial<Values>, field?: FieldName): void {
    this.values = {...this.values, ...values};
    if (field) {
      this.#refused.delete(field);
      this.recheck(field);
    }
    this.#host.requestUpdate();
  }

  /** A field was changed for good, or left. */
  recheck(field: FieldName): void {
    this.found = this.#check(this.values);
    if (this.#attempted) this.#show((candidate) => candidate === field || this.errors.has(candidate));
    this.#host.requestUpdate();
  }

  /** Somebody wants to send: shows everything that is wrong, and says whether nothing is. */
  attempt(): boolean {
    this.#attempted = true;
    this.#refused.clear();
    this.found = this.#check(this.values);
    this.#showAll();
    return this.errors.size === 0;
  }

  /** The server found fault with what was sent. */
  refuse(issues: readonly FieldIssue[]): void {
    this.#attempted = true;
    this.#refused = new Map(byField(issues));
    this.#showAll();
  }

  /** Begins anew with these values: with none, as the page set it up. */
  begin(values = this.#blank): void {
    this.values = values;
    this.found = this.errors = new Map();
    this.#attempted = false;
    this.#refused.clear();
    this.#host.requestUpdate();
  }

  #showAll(): void {
    this.#show(() => true);
    this.#listed = new Set(this.errors.keys());
  }

  #show(which: (field: FieldName | 'form') => boolean): void {
    const entries = [...FIELDS, 'form' as const].flatMap((field) => {
      const issue = this.found.get(field) ?? this.#refused.get(field);
      return issue && which(field) ? [[field, issue] as const] : [];
    });
    this.errors = new Map(entries);
    this.#host.requestUpdate();
  }
}
