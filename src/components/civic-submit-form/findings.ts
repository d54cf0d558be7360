import type {ReactiveControllerHost} from 'lit';
import type {FieldIssue} from '../../model/index.js';
import {byField, type FieldErrors} from './field-errors.js';
import {type FieldName, FIELDS} from './values.js';

/**
 * What is shown as wrong with what is in the form. Nothing is wrong while somebody fills it in for the first time; an attempt to
 * send shows every error, and from then on a field is looked at again whenever it was changed or left.
 */
export class Findings {
  /** Everything that is wrong, shown or not, as of the last check. */
  found: FieldErrors = new Map();
  /** What is shown beside the fields. */
  errors: FieldErrors = new Map();

  readonly #host: ReactiveControllerHost;
  readonly #check: () => FieldErrors;
  #attempted = false;
  /** What the last attempt showed. */
  #listed = new Set<FieldName | 'form'>();
  /** What the server refused and nobody has changed since: the check here does not find it. */
  #refused = new Map<FieldName | 'form', FieldIssue>();

  /** `check` gives everything that is wrong with what is in the form now. */
  constructor(host: ReactiveControllerHost, check: () => FieldErrors) {
    this.#host = host;
    this.#check = check;
  }

  /** What the last attempt showed and is still wrong. */
  get summary(): FieldErrors {
    return new Map([...this.errors].filter(([field]) => this.#listed.has(field)));
  }

  /** A field was changed: what the server said of it holds no longer. */
  forgive(field: FieldName): void {
    this.#refused.delete(field);
  }

  /** A field was changed for good, or left. */
  recheck(field: FieldName): void {
    this.found = this.#check();
    if (this.#attempted) this.#show((candidate) => candidate === field || this.errors.has(candidate));
    this.#host.requestUpdate();
  }

  /** Somebody wants to send: shows everything that is wrong, and says whether nothing is. */
  attempt(): boolean {
    this.#attempted = true;
    this.#refused.clear();
    this.found = this.#check();
    this.#showAll();
    return this.errors.size === 0;
  }

  /** The server found fault with what was sent. */
  refuse(issues: readonly FieldIssue[]): void {
    this.#attempted = true;
    this.#refused = new Map(byField(issues));
    this.#showAll();
  }

  /** Another message is in the form. */
  clear(): void {
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
