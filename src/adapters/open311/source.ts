import type {Open311Client} from './client.js';
import type {Directory} from './directory.js';
import type {ReportContext} from './message.js';
import type {Open311Options} from './options.js';

/** The most reports in one answer, by the standard. */
const STANDARD_LIMIT = 1000;

/** An endpoint, and what is known of it. */
export class Source {
  readonly client: Open311Client;
  readonly directory: Directory;
  readonly options: Open311Options;

  constructor(client: Open311Client, directory: Directory, options: Open311Options) {
    this.client = client;
    this.directory = directory;
    this.options = options;
  }

  now(): number {
    return (this.options.now?.() ?? new Date()).getTime();
  }

  /** What reports are read with. Without the list of services they are called by what they say themselves. */
  async context(): Promise<ReportContext> {
    const services = await this.directory.services().catch(() => []);
    return {board: this.directory.base(), services, endpoint: this.options.endpoint};
  }

  async walkBase(): Promise<{readonly client: Open311Client; readonly context: ReportContext; readonly answerLimit: number}> {
    return {client: this.client, context: await this.context(), answerLimit: this.options.answerLimit ?? STANDARD_LIMIT};
  }
}
