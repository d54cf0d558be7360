import {toJsonSchema} from '@valibot/to-json-schema';
import * as v from 'valibot';
import {type BoardInfo, textIn} from '../../model/index.js';
import {PUBLISHING_ROUTES} from '../publishing/routes.js';
import {PROBLEMS} from './problem.js';
import type {Route} from './route.js';
import {ROUTES} from './routes.js';
import * as administration from './schemas-administration.js';
import * as answers from './schemas.js';
import * as deskAnswers from './schemas-desk.js';
import {SESSION_COOKIE} from './session.js';

type JsonObject = Record<string, unknown>;

/** The schemas that the document names; the others stand where they are used. */
const NAMED: readonly {readonly title: string; readonly schema: v.GenericSchema}[] = Object.values<v.GenericSchema>({...answers, ...administration, ...deskAnswers}).map((schema) => ({title: v.getTitle(schema) ?? '', schema}));

/** The OpenAPI 3.1 document of the API, made from the routes and the very schemas that they check with. */
export function openApiDocument(board: BoardInfo): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: textIn(board.name, 'en'),
      version: '1.0.0',
      description: 'Messages that citizens write to public bodies, and the answers they get. Texts are plain text; times are ISO 8601. '
        + 'Files are uploaded below `/uploads` by the tus protocol 1.0.0 (https://tus.io) with its extension `creation`; `Upload-Metadata` may hold a '
        + '`resumeKey` of 8 to 100 characters, by which the same upload is found again. A whole upload is asked after with `getUpload` and then attached.',
      license: {name: 'Apache-2.0', identifier: 'Apache-2.0'},
    },
    servers: [{url: '/api/v1'}],
    paths: pathsOf(board),
    components: {
      schemas: Object.fromEntries(NAMED.map(({title, schema}) => [title, jsonSchema(schema)])),
      securitySchemes: {
        cookie: {type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Over HTTPS its name begins with `__Host-`.'},
        bearer: {type: 'http', scheme: 'bearer'},
      },
    },
  };
}

function pathsOf(board: BoardInfo): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const route of ROUTES) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {...paths[path], [route.method.toLowerCase()]: operation(route, board)};
  }
  // What is published for other machines stands outside of the API.
  for (const route of PUBLISHING_ROUTES) paths[route.path.replace(/:(\w+)/g, '{$1}')] = {servers: [{url: '/'}], get: operation(route, board)};
  return paths;
}

function operation({operationId, summary, path, query, headers = [], body, answer, errors, audience}: Omit<Route, 'handle'>, board: BoardInfo): JsonObject {
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({name, in: 'path', required: true, schema: {type: 'string'}})),
    ...(query ? queryParameters(query) : []),
    ...headers.map((name) => ({name, in: 'header', ...HEADERS[name]})),
  ];
  const bodies = body?.(board).map((schema) => jsonSchema(schema, 'input'));
  return {
    operationId,
    summary,
    security: audience === 'private' || audience === 'reader' ? [{}, {cookie: []}, {bearer: []}] : [{}],
    ...(parameters.length > 0 && {parameters}),
    ...(bodies && {requestBody: {required: true, content: {'application/json': {schema: bodies.length > 1 ? {oneOf: bodies} : bodies[0]}}}}),
    responses: {
      [answer.status]: {
        description: answer.status === 204 ? 'Done.' : summary,
        ...(answer.status >= 300 && {headers: {Location: {schema: {type: 'string', format: 'uri'}}}}),
        ...(answer.schema && {content: {'application/json': {schema: referenceTo(answer.schema)}}}),
        ...(answer.media && {content: contentOf(answer.media)}),
      },
      ...problems(errors),
      default: problemOf('Anything else that went wrong.'),
    },
  };
}

/** A text of one media type, or files of several. */
function contentOf(media: string | readonly string[]): JsonObject {
  return typeof media === 'string' ? {[media]: {schema: {type: 'string'}}} : Object.fromEntries(media.map((type) => [type, {}]));
}

const HEADERS = {
  'Idempotency-Key': {
    required: true, schema: {type: 'string', minLength: 8, maxLength: 100},
    description: 'New for each wish and the same for each attempt at it; a repeated request gets the first answer. Kept for at least 24 hours, and for a year where it sent a message.',
  },
  'Board-Query-Code': {required: false, schema: {type: 'string'}, description: 'The code from the receipt: proves authorship without an account.'},
  'Board-Proof': {
    required: false, schema: {type: 'string', maxLength: 4000},
    description: 'The answer to a challenge, where `services.challenge` of the board asks for one: `{challenge, solution}` of ALTCHA as JSON in Base64. Good once.',
  },
} as const;

function queryParameters(schema: v.GenericSchema): JsonObject[] {
  const {properties = {}, required = []} = jsonSchema(schema, 'input') as {properties?: Record<string, JsonObject>; required?: readonly string[]};
  return Object.entries(properties).map(([name, property]) => ({
    name, in: 'query', required: required.includes(name), ...(property['type'] === 'array' && {explode: false}), schema: property,
  }));
}

function problems(errors: Route['errors']): JsonObject {
  const statuses = new Map<number, string[]>();
  for (const code of errors) statuses.set(PROBLEMS[code].status, [...(statuses.get(PROBLEMS[code].status) ?? []), code]);
  return Object.fromEntries([...statuses].map(([status, codes]) => [status, problemOf(`\`code\`: ${codes.join(', ')}.`)]));
}

function problemOf(description: string): JsonObject {
  return {description, content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}}};
}

/** A reference where the schema has a name, also as the items of a list or beside null. */
function referenceTo(schema: v.GenericSchema): JsonObject {
  const named = NAMED.find((candidate) => candidate.schema === schema);
  if (named) return {$ref: `#/components/schemas/${named.title}`};
  if (schema.type === 'array' && 'item' in schema) return {type: 'array', items: referenceTo(schema.item as v.GenericSchema)};
  if (schema.type === 'nullable' && 'wrapped' in schema) return {anyOf: [referenceTo(schema.wrapped as v.GenericSchema), {type: 'null'}]};
  return jsonSchema(schema);
}

/**
 * JSON Schema 2020-12. What it cannot say is left out and holds all the same: limits by graphemes, lists of the board, and what
 * depends on another field.
 */
function jsonSchema(schema: v.GenericSchema, typeMode: 'input' | 'output' = 'output'): JsonObject {
  const {$schema: _, ...rest} = toJsonSchema(schema, {errorMode: 'ignore', typeMode, target: 'draft-2020-12'});
  return rest;
}
