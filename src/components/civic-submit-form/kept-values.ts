import {canonicalJson} from '../../adapter/idempotency.js';
import type {HeldFile} from '../../controllers/held-file.js';
import {type BoardInfo, isBlank, type MessageDraft, VISIBILITIES} from '../../model/index.js';
import {asksForEmail, formOf, type Point, type Values} from './values.js';

/** What is sent, but for the files: texts as typed, and only what the board asks for. `withholds`: the backend can keep an address from the public. */
export function draftOf(values: Values, board: BoardInfo, language: string, withholds = true): Omit<MessageDraft, 'attachments'> {
  const {kind, topic, agencyId, title, body, demand, details, visibility, consent} = values;
  const {fields} = board;
  const asked = (rule: 'name' | 'phone' | 'remark') => (fields[rule] === 'hidden' ? '' : values[`privatePart.${rule}`]);
  const address = values['spot.address'];
  const point = values['spot.point'];
  return {
    kind, topic, agencyId, title, visibility, language,
    ...(formOf(board, kind) === 'body' ? {body} : {demand, details}),
    ...(fields.place !== 'hidden' && !isBlank(address) && {
      spot: {address, ...(point && {point}), public: !withholds || (values['spot.public'] && visibility === 'public')},
    }),
    privatePart: {name: asked('name'), phone: asked('phone'), remark: asked('remark')},
    ...(asksForEmail(board) && !isBlank(values.email) && {email: values.email}),
    consent: consent ? board.consent.version : '',
  };
}

/** Whether two forms have the same in them. */
export function sameValues(a: Values, b: Values): boolean {
  const known = ({moved: _, files, ...rest}: Values) => canonicalJson([rest, files.map(({key, description, public: isPublic}) => [key, description, isPublic])]);
  return known(a) === known(b);
}

/**
 * A form from what was kept of one, perhaps by another version of this script, or damaged: what is not of the right kind is as in `blank`.
 * Consent was given to one version of the agreement and is no consent to another.
 */
export function valuesOf(kept: unknown, files: readonly HeldFile[], blank: Values, board: BoardInfo): Values {
  const from = (typeof kept === 'object' && kept !== null ? kept : {}) as Readonly<Record<string, unknown>>;
  const texts = Object.entries(blank).filter(([name, value]) => typeof value === 'string' && name !== 'visibility' && typeof from[name] === 'string');
  const point = from['spot.point'];
  const visibility = VISIBILITIES.find((candidate) => candidate === from['visibility']);
  return {
    ...blank,
    ...Object.fromEntries(texts.map(([name]) => [name, from[name]])),
    ...(visibility && {visibility}),
    'spot.public': from['spot.public'] === true,
    'spot.point': isPoint(point) ? point : undefined,
    consent: from['consent'] === board.consent.version,
    files,
  };
}

function isPoint(value: unknown): value is Point {
  return typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value &&
    Number.isFinite(value.latitude) && Number.isFinite(value.longitude);
}
