import type {LocalizedText} from './localized.js';

/** What sort of message it is. Kinds are data of the board; the preset has enquiry, suggestion, complaint, help, thanks. */
export interface Kind {
  readonly id: string;
  readonly name: LocalizedText;
  /** `body`: one text. `demand`: what is wanted, and details, asked for apart (complaints of the preset). */
  readonly form: 'body' | 'demand';
}
