/** What programs import from `civic-board/reply-check`: the check of a draft, and the demands of a message. */
export * from './model/reply-check/index.js';
