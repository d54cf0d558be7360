import type {BoardInfo} from '../../model/index.js';
import {PLAIN_CALENDAR} from '../../model/calendar.js';
import type {Open311Client} from './client.js';
import type {Open311Options} from './options.js';
import {closedServices, fetchServices, type Service, topicsOf} from './services.js';
import {AGREEMENT, REPORT} from './words.js';

/** Characters of a description that the standard allows. Title and text go into it, with an empty line between them. */
export const DESCRIPTION_LENGTH = 4000;

/** The id of the only kind. */
export const KIND = 'report';

/** What an endpoint says of itself, fetched once for the page: its services, and the board that they make. */
export class Directory {
  readonly #client: Open311Client;
  readonly #options: Open311Options;
  readonly #offersWriting: boolean;
  #services: Promise<readonly Service[]> | undefined;
  #board: Promise<BoardInfo> | undefined;

  constructor(client: Open311Client, options: Open311Options, offersWriting: boolean) {
    this.#client = client;
    this.#options = options;
    this.#offersWriting = offersWriting;
  }

  /** The time zone of what the endpoint says without one. */
  get timeZone(): string {
    return this.#options.board?.timeZone ?? 'UTC';
  }

  /** Not aborted with the call that asked first: others wait for the same answer. After a failure it is asked for anew. */
  services(): Promise<readonly Service[]> {
    return (this.#services ??= fetchServices(this.#client).catch((error: unknown) => {
      this.#services = undefined;
      throw error;
    }));
  }

  board(): Promise<BoardInfo> {
    return (this.#board ??= this.#make().catch((error: unknown) => {
      this.#board = undefined;
      throw error;
    }));
  }

  /** All of it but the topics, which take a request. */
  base(): BoardInfo {
    const {endpoint, jurisdictionId} = this.#options;
    const board = structuredClone(this.#options.board);
    return {
      name: {en: jurisdictionId || hostOf(endpoint)},
      languages: ['en'],
      timeZone: this.timeZone,
      kinds: [{id: KIND, name: REPORT, form: 'body'}],
      topics: [],
      // The protocol has no files: it takes the address of a picture that lies somewhere already.
      fields: {name: 'optional', phone: 'optional', remark: 'hidden', place: 'required', email: 'hidden', attachments: 'hidden'},
      services: {challenge: false, email: false},
      consent: {version: '1', text: AGREEMENT},
      clocks: [], calendar: PLAIN_CALENDAR, reopenDays: 0, extensionDays: 1, dueSoonDays: 2, figuresMinimum: 10, campaigns: [],
      ...board,
      limits: {
        title: 80, body: DESCRIPTION_LENGTH - 100, demand: 0, details: 0, name: 100, phone: 30, remark: 0, address: 200, note: 0, answer: 0, contact: 0,
        description: 0, images: 0, imageBytes: 0, videos: 0, videoBytes: 0, videoSeconds: 0, ...board?.limits,
      },
    };
  }

  async #make(): Promise<BoardInfo> {
    const services = await this.services();
    const closed = this.#offersWriting ? await closedServices(this.#client, services, this.#options) : new Set<string>();
    const base = this.base();
    return {...base, topics: topicsOf(services, closed, base.languages[0] ?? 'en')};
  }
}

function hostOf(endpoint: string): string {
  try {
    return new URL(endpoint, globalThis.document?.baseURI).hostname;
  } catch {
    return endpoint;
  }
}
