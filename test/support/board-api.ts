import type {ActionRequest, Message, MessageSummary, Page} from '../../src/model/index.js';
import type {DemoServer} from './demo.js';

/** The demo's HTTP API as somebody of the staff speaks to it from a program. */
export class BoardApi {
  private constructor(private readonly demo: DemoServer, private readonly token: string) {}

  static async signIn(demo: DemoServer, username: string): Promise<BoardApi> {
    const response = await fetch(`${demo.origin}/api/v1/session`, {
      method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({username, password: demo.passwordOf(username), token: true}),
    });
    const {token} = (await response.json()) as {token: string};
    return new BoardApi(demo, token);
  }

  /** The messages with this title that wait for a moderator. */
  async waiting(title: string): Promise<MessageSummary[]> {
    const {items} = (await (await this.#ask('messages?queue=moderation&limit=100')).json()) as Page<MessageSummary>;
    return items.filter((item) => item.title === title);
  }

  async message(id: string): Promise<Message> {
    return (await (await this.#ask(`messages/${id}`)).json()) as Message;
  }

  /** Does something with a message as it is now. */
  async act(id: string, request: ActionRequest): Promise<void> {
    const {version} = await this.message(id);
    await this.#ask(`messages/${id}/actions`, {
      method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()},
      body: JSON.stringify({...request, expectedVersion: version}),
    });
  }

  /** The stored bytes of a file, by the address that the message gives. */
  async file(address: string): Promise<Buffer> {
    return Buffer.from(await (await this.#ask(address)).arrayBuffer());
  }

  async #ask(address: string, {headers, ...init}: {method?: string; headers?: Record<string, string>; body?: string} = {}): Promise<Response> {
    const response = await fetch(new URL(address, `${this.demo.origin}/api/v1/`), {...init, headers: {...headers, Authorization: `Bearer ${this.token}`}});
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
    return response;
  }
}
