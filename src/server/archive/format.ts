import type {RawBuilder} from 'kysely';
import type {Description} from './describe.js';

/** How the rows of a table are written to a file and read from it. Written and read again they are the same, to the byte. */
export interface ArchiveFormat {
  /** Of the files' names. */
  readonly ending: string;
  /** Asks for rows in a form that {@link write} takes. */
  select(description: Description): RawBuilder<unknown>;
  /** The beginning of a file. */
  head(description: Description): string;
  write(rows: readonly unknown[], description: Description): string;
  /**
   * The rows of a file as JSON texts of their columns by name.
   *
   * @throws {ArchiveError} for a file that is not of this form.
   */
  read(bytes: AsyncIterable<Uint8Array>, description: Description, file: string): AsyncGenerator<string>;
}
