import type * as v from 'valibot';
import type {BoardErrorCode} from '../../adapter/index.js';
import type {BoardInfo} from '../../model/index.js';
import type {ApiContext, ApiParts} from './env.js';

/** One route of the API: what it does, and all that the OpenAPI document says of it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, or below the root for what is not of the API, with `:name` for a parameter. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly query?: v.GenericSchema;
  readonly headers?: readonly ('Idempotency-Key' | 'Board-Query-Code' | 'Board-Proof')[];
  /** The body's schemas; several where the body is one of them. They depend on the board's own limits and lists. */
  readonly body?: (board: BoardInfo) => readonly v.GenericSchema[];
  /** Status and schema of the answer; without a schema it has no body, unless it is of another media type than JSON. */
  readonly answer: {readonly status: 200 | 201 | 204 | 302 | 303; readonly schema?: v.GenericSchema; readonly media?: string | readonly string[]};
  readonly errors: readonly BoardErrorCode[];
  /**
   * `public`: the same for everybody. `reader`: depends on who asks, and is what everybody gets where the request does not show who that is.
   * `private`: no cache may keep it, whoever asks. `own`: each answer says so itself.
   */
  readonly audience: 'public' | 'reader' | 'private' | 'own';
  /** Seconds for which a shared cache may give what everybody gets without asking; 0: it asks each time. 30 when left out. */
  readonly shared?: number;
  /** Also for whoever is signed in and must set a password or a second factor first: otherwise they change nothing. Reading is always possible. */
  readonly unready?: true;
  readonly handle: (c: ApiContext, parts: ApiParts) => Promise<Response>;
}
