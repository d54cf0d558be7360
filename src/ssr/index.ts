/**
 * The elements rendered on any Node site, for readers without script and for a first view without waiting.
 *
 * ```ts
 * import {restAdapter} from 'civic-board/adapters/rest.js';
 * import {renderToString} from 'civic-board/ssr';
 *
 * const adapter = restAdapter({endpoint: 'https://board.example/api/v1'});
 * const markup = await renderToString('civic-recent-replies', {'thread-url': '/message?id={id}'}, {adapter, language: 'en'});
 * ```
 */
export type * from './board-reader.js';
export * from './render.js';
export type {RenderedElements, RenderedTag} from './rendered-elements.js';
