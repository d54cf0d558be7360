import type {Agency, AgencyDesk} from './agency.js';
import type {BoardInfo} from './board.js';
import type {BoardEvent} from './event.js';
import type {MessageRecord} from './message.js';
import type {Place} from './place.js';
import type {Role} from './role.js';
import type {ReplyTemplate} from './template.js';

/** Somebody who can sign in to a town that a board is filled with. The password is for demos and tests and protects nothing. */
export interface TownAccount {
  /** The `personId` of sessions, authors and actors. */
  readonly personId: string;
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
  /** The agency that `staff` and `lead` work for. */
  readonly agencyId?: string;
  readonly email?: string;
  /** The secret of a second factor (base32), for whoever signs in with one. Protects as little as the password. */
  readonly secondFactor?: string;
  /** The password was made for them, and they have to set their own. */
  readonly mustChangePassword?: boolean;
}

/** A message with everything that has happened to it, as a backend would have stored it. */
export interface SeedMessage {
  readonly record: MessageRecord;
  /** Oldest first; `seq` 1, 2, 3 … */
  readonly events: readonly BoardEvent[];
}

/** All that a board is filled with for a demo, a story or a test. */
export interface Town {
  readonly board: BoardInfo;
  /** In the town's own order, which lists keep. */
  readonly places: readonly Place[];
  /** In the town's own order, which lists keep. */
  readonly agencies: readonly (Agency & Partial<AgencyDesk>)[];
  readonly accounts: readonly TownAccount[];
  readonly messages: readonly SeedMessage[];
  readonly templates?: readonly ReplyTemplate[];
}
