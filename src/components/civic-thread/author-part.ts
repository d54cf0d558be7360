import type {LitElement} from 'lit';
import {addStyles} from '../../controllers/add-styles.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {Localize} from '../../controllers/localize.js';
import {AuthorActions, type AuthorActionsOptions} from './author-actions.js';
import {authorStyles} from './author-part.styles.js';
import {AUTHOR_ENGLISH} from './author-words.js';
import {CodeEntry, type CodeEntryOptions} from './code-entry.js';

export {AUTHOR_ENGLISH} from './author-words.js';

/** Everything that only the author of a message needs: forms, validation, the query code. Fetched when a reader is one, or says so. */
export class AuthorPart {
  readonly actions: AuthorActions;
  readonly code: CodeEntry;

  constructor(host: LitElement, connection: BoardConnection, options: Omit<AuthorActionsOptions & CodeEntryOptions, 'words'>) {
    addStyles(host, authorStyles);
    const words = new Localize(host, AUTHOR_ENGLISH);
    this.actions = new AuthorActions(host, connection, {...options, words});
    this.code = new CodeEntry(host, connection, {...options, words});
  }

  /** Forgets what was typed: the thread shows another message, or to somebody else. */
  reset(): void {
    this.actions.reset();
    this.code.reset();
  }
}
