import type {BoardInfo, Figures, Message, Page} from '../../model/index.js';
import type {Receipt, Session, Upload} from '../../adapter/index.js';

/**
 * A glance at an answer: enough to tell our backend from a log-in page or another program, and to keep elements from reading fields of
 * nothing. What the fields hold is the backend's word.
 */
export type Shape<T> = (value: unknown) => value is T;

const has = (value: unknown, texts: readonly string[], lists: readonly string[] = []): boolean => {
  if (value === null || typeof value !== 'object') return false;
  const fields = value as Record<string, unknown>;
  return texts.every((name) => typeof fields[name] === 'string') && lists.every((name) => Array.isArray(fields[name]));
};

export const isBoard: Shape<BoardInfo> = (value): value is BoardInfo => has(value, ['timeZone'], ['kinds', 'topics', 'languages']);

export function isList<T>(value: unknown): value is readonly T[] {
  return Array.isArray(value);
}

export function isPage<T>(value: unknown): value is Page<T> {
  return has(value, [], ['items', 'agencies']);
}

export const isMessage: Shape<Message> = (value): value is Message =>
  has(value, ['id', 'title', 'status'], ['timeline', 'answers', 'allowedActions', 'relations', 'agencies']);

export const isFigures: Shape<Figures> = (value): value is Figures => has(value, ['since', 'until'], ['units', 'agencies']);

export const isReceipt: Shape<Receipt> = (value): value is Receipt => has(value, ['id', 'number', 'queryCode']);

export const isUpload: Shape<Upload> = (value): value is Upload => has(value, ['id', 'type']);

export const isSession: Shape<Session> = (value): value is Session => has(value, ['personId', 'role']);

export function isObject<T extends object>(value: unknown): value is T {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export const isNothing = (_: unknown): _ is void => true;
