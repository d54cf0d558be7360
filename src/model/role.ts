/**
 * Who somebody is on the board, weakest first. `visitor` reads; `citizen` writes; `staff` and `lead` work for one agency;
 * `moderator` is board staff; `administrator` keeps agencies and accounts and has no say over single messages.
 */
export const ROLES = ['visitor', 'citizen', 'staff', 'lead', 'moderator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Whoever looks at a message or acts on it. Everything about rights is decided from these fields and nothing else. */
export interface Viewer {
  readonly role: Role;
  /** The account, when signed in. */
  readonly personId?: string;
  /** The person's name, for colleagues only. */
  readonly name?: string;
  /** The agency that `staff` and `lead` work for. */
  readonly agencyId?: string;
  /** True when this very request proved to know the message's query code: the author, without an account. */
  readonly holdsQueryCode?: boolean;
}

/** Somebody who is not signed in and holds no code. */
export const VISITOR: Viewer = {role: 'visitor'};

/**
 * What somebody is to ONE message, which is what the lifecycle table grants actions to.
 * `author` wrote it; `handler` works for the agency that has it now, and `lead` leads it as well; `supporter` works for one that was
 * called in; `overseer` for one above, to which a supervised message was escalated; `moderator` is board staff.
 */
export const RELATIONS = ['author', 'handler', 'lead', 'supporter', 'overseer', 'moderator'] as const;
export type Relation = (typeof RELATIONS)[number];
