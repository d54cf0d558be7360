import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type ClientMetadata, Provider} from 'oidc-provider';

/** Somebody whom the provider knows, by their `sub`. */
export type Person = Readonly<Record<string, unknown>>;

/** A real OpenID provider on this machine. */
export interface TestProvider {
  readonly issuer: string;
  /** Who there is, and what is said of them; may be changed while it runs. */
  readonly people: Map<string, Person>;
  /** What happens at the log-in page: who signs in, or that they say no. */
  answer: {readonly sub: string} | 'no';
  /** Ends it, as an outage does, or at the end. */
  stop(): Promise<void>;
  /** Begins it again at the same address; fine when it runs. */
  start(): Promise<void>;
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts `oidc-provider` with one client. Where it would show a log-in page, it goes by `answer`. */
export async function startProvider(client: ClientMetadata): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, Person>();
  const provider = new Provider(issuer, {
    clients: [client],
    cookies: {keys: ['a key of this test']},
    pkce: {required: () => true},
    findAccount: (_, sub) => ({accountId: sub, claims: () => ({sub, ...people.get(sub)})}),
    claims: {openid: ['sub'], profile: ['name', 'preferred_username', 'groups', 'unit'], email: ['email', 'email_verified']},
    interactions: {url: (_, {uid}) => `/interaction/${uid}`},
    ttl: {Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60},
    features: {devInteractions: {enabled: false}},
  });
  const handle = provider.callback();
  let server: Server | undefined;
  const running: TestProvider = {
    issuer, people, answer: 'no',
    start: async () => {
      if (server?.listening) return;
      server = createServer((request, response) => {
        if (request.url?.startsWith('/interaction/')) void interact(provider, running, request, response);
        else void handle(request, response);
      });
      await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    },
    stop: async () => {
      server?.closeAllConnections();
      await new Promise((resolve) => server?.close(resolve));
    },
  };
  await running.start();
  return running;
}

/** What the pages of a provider do once somebody has filled them in: signs in, then agrees to what the board asks for. */
async function interact(provider: Provider, {answer}: TestProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const {prompt, params, grantId, session} = await provider.interactionDetails(request, response);
  if (answer === 'no') return await provider.interactionFinished(request, response, {error: 'access_denied', error_description: 'the person said no'}, {mergeWithLastSubmission: false});
  if (prompt.name === 'login') return await provider.interactionFinished(request, response, {login: {accountId: answer.sub}}, {mergeWithLastSubmission: false});
  const grant = (grantId && (await provider.Grant.find(grantId))) || new provider.Grant({accountId: session?.accountId ?? '', clientId: String(params['client_id'])});
  grant.addOIDCScope(String(params['scope']));
  await provider.interactionFinished(request, response, {consent: {grantId: await grant.save()}}, {mergeWithLastSubmission: true});
}
