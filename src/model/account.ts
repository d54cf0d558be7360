import {ROLES, type Role} from './role.js';

/** The roles that an account can have: nobody signs in to be a visitor. */
export const ACCOUNT_ROLES = ROLES.filter((role) => role !== 'visitor') as [AccountRole, ...AccountRole[]];
export type AccountRole = Exclude<Role, 'visitor'>;

/** Roles whose mistakes reach every message or account: where a board requires a second factor, it does so of them. */
export const GUARDED_ROLES: readonly Role[] = ['moderator', 'administrator'];

/** Whether people of a role work for one agency. */
export function worksForAgency(role: Role): boolean {
  return role === 'staff' || role === 'lead';
}

/** Letters and digits of any language, with few signs between: nothing that looks empty, and nothing that a command line or address takes amiss. */
export const USERNAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._@-]*[\p{L}\p{M}\p{N}])?$/u;

/** A user name as names are compared: by its letters, whatever their form and case. */
export function foldUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
