/**
 * A GeoReport v2 endpoint as the standard describes it, in JSON and XML, as one function from request to answer: tests call it directly, put it
 * behind an HTTP server or let a service worker answer with it. Keeps what is sent to it.
 */

/** A service, and what it asks beyond what every report has. */
export interface GeoService {
  readonly service_code: string;
  readonly service_name: string;
  readonly description?: string;
  readonly group?: string;
  readonly type?: 'realtime' | 'batch' | 'blackbox';
  readonly keywords?: string;
  readonly attributes?: readonly GeoAttribute[];
}

export interface GeoAttribute {
  readonly variable: boolean;
  readonly code: string;
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  readonly required: boolean;
  readonly description: string;
  readonly values?: readonly {readonly key: string; readonly name: string}[];
}

/** A report as the endpoint gives it; fields that are left out are left out of its answers. */
export interface GeoRequest {
  readonly service_request_id: string;
  readonly status?: string;
  readonly status_notes?: string | null;
  readonly service_name?: string;
  readonly service_code?: string;
  readonly description?: string;
  readonly agency_responsible?: string;
  readonly service_notice?: string;
  readonly requested_datetime?: string;
  readonly updated_datetime?: string;
  readonly expected_datetime?: string;
  readonly address?: string;
  readonly address_id?: string;
  readonly zipcode?: string;
  readonly lat?: number | string;
  readonly long?: number | string;
  readonly media_url?: string;
}

/** What the endpoint has and how it behaves. */
export interface GeoTown {
  readonly services: readonly GeoService[];
  readonly requests?: readonly GeoRequest[];
  readonly jurisdictionId?: string;
  readonly apiKey?: string;
  /** Answers with tokens, and gives numbers for them after so many looks. */
  readonly looksUntilNumber?: number;
  /** Reports in one answer; the oldest of those asked for, as an endpoint may. */
  readonly limit?: number;
  readonly now?: () => Date;
}

const DAY = 86_400_000;

export class GeoReportServer {
  /** Everything that was sent, by its names; lists of values with the brackets that they came with. */
  readonly sent: URLSearchParams[] = [];
  /** Method and address of every request. */
  readonly asked: string[] = [];
  requests: GeoRequest[];
  /** Takes the answer's place; undefined: the endpoint's own. */
  instead: ((request: Request, own: () => Promise<Response>) => Response | Promise<Response>) | undefined;
  readonly #town: GeoTown;
  readonly #tokens = new Map<string, {readonly id: string; looks: number}>();
  #number = 638_344;

  constructor(town: GeoTown) {
    this.#town = town;
    this.requests = [...(town.requests ?? [])];
  }

  /** To be given to the adapter in place of the page's own. */
  readonly fetch: typeof fetch = async (input, init) => this.answer(new Request(input, init));

  async answer(request: Request): Promise<Response> {
    this.asked.push(`${request.method} ${request.url}`);
    const own = () => this.#answer(request);
    return this.instead ? await this.instead(request, own) : await own();
  }

  async #answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const [, path = '', format = ''] = /\/((?:services|requests|tokens)(?:\/[^/]+)?)\.(json|xml)$/.exec(url.pathname) ?? [];
    const reply = replyIn(format === 'xml' ? 'xml' : 'json');
    const parameters = request.method === 'POST' ? new URLSearchParams(await request.text()) : url.searchParams;
    const {jurisdictionId} = this.#town;
    if (jurisdictionId !== undefined && !parameters.has('jurisdiction_id')) return reply.error(400, 'jurisdiction_id was not provided');
    if (jurisdictionId !== undefined && parameters.get('jurisdiction_id') !== jurisdictionId) return reply.error(404, 'jurisdiction_id provided was not found');
    const [resource, encoded] = path.split('/');
    const id = encoded === undefined ? undefined : decodeURIComponent(encoded);
    if (request.method === 'POST' && path === 'requests') return this.#create(parameters, reply);
    if (request.method !== 'GET') return reply.error(405, 'method not allowed');
    switch (resource) {
      case 'services': return id === undefined ? reply.list('services', 'service', this.#town.services.map(listed)) : this.#define(id, reply);
      case 'requests': return id === undefined ? reply.list('service_requests', 'request', this.#find(parameters)) : this.#one(id, reply);
      case 'tokens': return this.#token(id ?? '', reply);
      default: return reply.error(404, 'there is no such resource');
    }
  }

  #define(code: string, reply: Reply): Response {
    const service = this.#town.services.find(({service_code}) => service_code === code);
    if (!service) return reply.error(404, 'service_code provided was not found');
    if (!service.attributes) return reply.error(400, 'this service has no definition');
    return reply.definition(code, service.attributes);
  }

  #one(id: string, reply: Reply): Response {
    const found = this.requests.filter(({service_request_id}) => service_request_id === id);
    return found.length > 0 ? reply.list('service_requests', 'request', found) : reply.error(404, 'service_request_id provided was not found');
  }

  /** Numbers go before everything else; without dates it is the last 90 days. */
  #find(parameters: URLSearchParams): GeoRequest[] {
    const ids = parameters.get('service_request_id')?.split(',');
    if (ids) return this.requests.filter(({service_request_id}) => ids.includes(service_request_id));
    const codes = parameters.get('service_code')?.split(',');
    const statuses = parameters.get('status')?.split(',');
    const end = Date.parse(parameters.get('end_date') ?? '') || this.#now() + DAY;
    const start = Math.max(Date.parse(parameters.get('start_date') ?? '') || 0, end - 91 * DAY);
    return this.requests
      .filter(({service_code = '', status = '', requested_datetime: at = ''}) =>
        (!codes || codes.includes(service_code)) && (!statuses || statuses.includes(status)) && Date.parse(at) >= start && Date.parse(at) <= end)
      .sort((one, other) => Date.parse(one.requested_datetime ?? '') - Date.parse(other.requested_datetime ?? ''))
      .slice(0, this.#town.limit ?? 1000);
  }

  #create(parameters: URLSearchParams, reply: Reply): Response {
    const {apiKey, services, looksUntilNumber} = this.#town;
    if (apiKey !== undefined && parameters.get('api_key') !== apiKey) return reply.error(403, 'Missing or Invalid API Key');
    const service = services.find(({service_code}) => service_code === parameters.get('service_code'));
    if (!service) return reply.error(parameters.has('service_code') ? 404 : 400, 'service_code was not provided or not found');
    if (!parameters.get('address_string') && !(parameters.get('lat') && parameters.get('long'))) return reply.error(400, 'lat and long, or address_string, must be provided');
    if ((parameters.get('description') ?? '').length > 4000) return reply.error(400, 'description is too long');
    const missing = service.attributes?.find(({code, required, variable}) => required && variable && !parameters.has(`attribute[${code}]`) && !parameters.has(`attribute[${code}][]`));
    if (missing) return reply.error(400, `attribute[${missing.code}] is required`);
    this.sent.push(parameters);
    const id = String(this.#number++);
    const {lat, long, address_string: address} = Object.fromEntries(parameters);
    this.requests.push({
      service_request_id: id, status: 'open', service_code: service.service_code, service_name: service.service_name,
      description: parameters.get('description') ?? '', requested_datetime: new Date(this.#now()).toISOString(),
      ...(address && {address}), ...(lat && long && {lat: Number(lat), long: Number(long)}),
    });
    const service_notice = 'The City will inspect and require the responsible party to correct within 24 hours.';
    if (service.type === 'blackbox') return reply.list('service_requests', 'request', [{service_notice}]);
    if (looksUntilNumber === undefined && service.type !== 'batch') return reply.list('service_requests', 'request', [{service_request_id: id, service_notice, account_id: ''}]);
    const token = `t-${id}`;
    this.#tokens.set(token, {id, looks: 0});
    return reply.list('service_requests', 'request', [{token, service_notice}]);
  }

  #token(token: string, reply: Reply): Response {
    const known = this.#tokens.get(token);
    if (!known) return reply.error(404, 'token provided was not found');
    const isThere = ++known.looks > (this.#town.looksUntilNumber ?? 0);
    return reply.list('service_requests', 'request', [{token, ...(isThere && {service_request_id: known.id})}]);
  }

  #now(): number {
    return (this.#town.now?.() ?? new Date()).getTime();
  }
}

function listed({attributes, ...service}: GeoService): object {
  return {...service, type: service.type ?? 'realtime', metadata: attributes !== undefined};
}

/** Answers in one format. */
interface Reply {
  list(root: string, item: string, records: readonly object[]): Response;
  definition(code: string, attributes: readonly GeoAttribute[]): Response;
  error(status: number, description: string): Response;
}

function replyIn(format: 'json' | 'xml'): Reply {
  return format === 'json'
    ? {
      list: (_, __, records) => Response.json(records),
      definition: (code, attributes) => Response.json({service_code: code, attributes}),
      error: (status, description) => Response.json([{code: status, description}], {status}),
    }
    : {
      list: (root, item, records) => xml(`<${root}>${records.map((record) => `<${item}>${fields(record)}</${item}>`).join('\n')}</${root}>`),
      definition: (code, attributes) => xml(`<service_definition>${fields({service_code: code})}<attributes>${attributes.map(({values, ...rest}) =>
        `<attribute>${fields(rest)}<values>${(values ?? []).map((value) => `<value>${fields(value)}</value>`).join('')}</values></attribute>`).join('')}</attributes></service_definition>`),
      error: (status, description) => xml(`<errors><error>${fields({code: status, description})}</error></errors>`, status),
    };
}

function fields(record: object): string {
  return Object.entries(record).map(([name, value]) => `<${name}>${escaped(String(value ?? ''))}</${name}>`).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\r/g, '&#13;');
}

function xml(body: string, status = 200): Response {
  return new Response(`<?xml version="1.0" encoding="utf-8"?>\n${body}`, {status, headers: {'Content-Type': 'text/xml; charset=utf-8'}});
}
