import type {LitElement, PropertyValues, ReactiveController} from 'lit';
import type {ContextConsumer} from '@lit/context';
import {BoardError} from '../adapter/error.js';
import {adapterContext, boardContext} from '../context/index.js';
import {type FirstAnswers, lazyPartsIn, queriesIn} from '../controllers/first-answers.js';
import type {LazyPart} from '../controllers/lazy-part.js';
import type {BoardReader} from './board-reader.js';
import type {BoardInfo} from '../model/board.js';
import {controllersOf, nextWish} from './server-element.js';

/**
 * Lets an element ask the board what it wants to know, until it wants nothing more.
 *
 * @throws {BoardError} what the board said when it could not answer.
 */
export async function settle(element: LitElement, {adapter, board, whole}: {readonly adapter: BoardReader | undefined; readonly board: BoardInfo | undefined; readonly whole: boolean}): Promise<FirstAnswers> {
  const lives = element as unknown as {willUpdate(changed: PropertyValues): void};
  let wanted: readonly LazyPart<unknown>[] | undefined;
  for (;;) {
    const wish = nextWish(element);
    provide(controllersOf(element), adapter, board);
    for (const controller of controllersOf(element)) controller.hostUpdate?.();
    lives.willUpdate(new Map(Object.keys((element.constructor as typeof LitElement).elementProperties).map((name) => [name, undefined])));
    const queries = queriesIn(controllersOf(element));
    const failed = queries.find(({error}) => error)?.error;
    if (failed) throw failed;
    // Only what the element has from the beginning: what its parts have they load where it is needed.
    wanted ??= whole ? lazyPartsIn(controllersOf(element)) : [];
    const missing = wanted.filter(({part}) => !part);
    const waiting = queries.some(({pending}) => pending) || lazyPartsIn(controllersOf(element)).some(({loading}) => loading);
    if (missing.length === 0 && !waiting) {
      return {answers: queries.map(({value}) => value ?? null), parts: lazyPartsIn(controllersOf(element)).map(({part}) => part !== undefined)};
    }
    if (waiting) await wish;
    for (const part of missing) if (!(await part.load())) throw new BoardError('unavailable', `a part of ${element.localName} could not be loaded`);
  }
}

/** What a provider around the element would tell it. */
function provide(controllers: readonly ReactiveController[], adapter: BoardReader | undefined, board: BoardInfo | undefined): void {
  for (const controller of controllers as readonly Partial<ContextConsumer<typeof adapterContext | typeof boardContext, LitElement>>[]) {
    const {context} = controller as {readonly context?: unknown};
    if (context === adapterContext) Object.assign(controller, {value: adapter});
    if (context === boardContext && board) Object.assign(controller, {value: {info: board, retry: () => undefined}});
  }
}
