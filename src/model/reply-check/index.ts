/**
 * The reply check (`civic-board/reply-check`): reads the draft of an answer beside the message and marks the words that say nothing. It
 * advises; a person decides; nothing of it is public. Not part of the model's index, so that pages load it only when somebody writes.
 */
export {checkReply} from './check-reply.js';
export {demandsIn} from './demands.js';
export * from './types.js';
