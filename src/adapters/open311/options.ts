import type {Capabilities} from '../../adapter/index.js';
import type {BoardInfo, MessageDraft} from '../../model/index.js';
import type {Tree} from './tree.js';

/** What turns the text of an XML document into one: the browser's `DOMParser`, or that of `@xmldom/xmldom` where there is no browser. */
export interface XmlParser {
  parseFromString(text: string, type: 'text/xml'): unknown;
}

/** Something that a service asks beyond what every report has. */
export interface ServiceAttribute {
  readonly code: string;
  /** `string`, `number`, `datetime`, `text`, `singlevaluelist`, `multivaluelist`. */
  readonly datatype: string;
  /** Writers have to answer it. */
  readonly required: boolean;
  readonly description: string;
  /** What can be chosen, by its key. */
  readonly values: Readonly<Record<string, string>>;
}

/** How a GeoReport endpoint is reached, and what is known of it that it does not say. */
export interface Open311Options {
  /** Where `services.json` is, without that name: `https://city.example/open311/v2`. */
  readonly endpoint: string;
  /** `jurisdiction_id`, where the endpoint serves several towns. */
  readonly jurisdictionId?: string;
  /** `api_key`. Sending takes one by the standard; whoever opens the page can read it. Without it nothing is sent, unless `capabilities` says so. */
  readonly apiKey?: string;
  /** `account_id`: the endpoint's own account of whoever writes. */
  readonly accountId?: string;
  /** `json` unless given. Every endpoint has `xml`, and most have `json`. */
  readonly format?: 'json' | 'xml';
  /** Of the town's own name, languages, time zone, consent, limits …: the protocol has nothing of it. */
  readonly board?: Partial<BoardInfo>;
  /** `{submit: true}` for an endpoint that takes reports without a key, `{submit: false}` for pages that only read. Nothing else can be switched on. */
  readonly capabilities?: Pick<Partial<Capabilities>, 'submit'>;
  /**
   * Answers the attributes that a service requires, by their codes, from a draft: services that ask for what this cannot answer are not
   * offered to writers, because the form has no such fields. Called with no draft to find out which it can answer.
   */
  readonly attributes?: (attribute: ServiceAttribute, serviceCode: string, draft?: MessageDraft) => string | readonly string[] | undefined;
  /** ISO 8601 date before which lists do not look: two years ago unless given. */
  readonly since?: string;
  /** How many reports the endpoint gives at once at most: 1,000 by the standard. Many give 50 or 100. */
  readonly answerLimit?: number;
  /** Milliseconds before each look at what became of a report for which the endpoint gave a token; `[500, 1500, 3000]` unless given. */
  readonly tokenPauses?: readonly number[];
  /** Sends requests; the page's own `fetch` unless given. */
  readonly fetch?: typeof fetch;
  /** Milliseconds after which a call is given up as `unavailable`; 30,000 unless given. */
  readonly timeout?: number;
  /** Reads XML; the browser's own unless given. */
  readonly xmlParser?: XmlParser;
  /** Remembers which keys were tried, through reloads; the browser's `localStorage` unless given. */
  readonly storage?: Pick<Storage, 'getItem' | 'setItem'>;
  /** The time; for tests. */
  readonly now?: () => Date;
}

/** A record of the endpoint: names to texts, lists and records. */
export type Entry = Readonly<Record<string, Tree>>;
