import * as v from 'valibot';
import {ACCOUNT_ROLES, foldUsername, USERNAME, worksForAgency} from './account.js';
import type {Agency, AgencyDesk} from './agency.js';
import type {BoardInfo} from './board.js';
import {id, instant, isoInstant, optionalEmail, optionalText, text, whole} from './fields.js';
import type {Limits} from './limits.js';
import {PAGE_LIMIT} from './query.js';
import {type Role, ROLES} from './role.js';
import {EMBED_RULES, sitesSchema} from './sites.js';

/** The parts of the board's data that administrators change; what only an operator can know stays with the operator. */
export const SETTINGS_PARTS = [
  'name', 'kinds', 'topics', 'clocks', 'calendar', 'limits', 'fields', 'consent', 'reopenDays', 'extensionDays', 'dueSoonDays', 'figuresMinimum', 'campaigns', 'sites', 'embeds',
] as const satisfies readonly (keyof BoardInfo)[];

/** The board's own data and its revision. */
export interface BoardSettings {
  readonly board: BoardInfo;
  readonly revision: number;
}

const localized = () => v.pipe(
  v.record(v.pipe(v.string('wrong-type'), v.maxLength(35, 'too-long')), v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(2000, 'too-long'))),
  v.check((value) => Object.keys(value).length > 0, 'required'),
);
const slug = () => v.pipe(v.string('wrong-type'), v.regex(/^[a-z0-9][a-z0-9-]{0,59}(\/[a-z0-9][a-z0-9-]{0,59})?$/, 'special-signs'));
const date = () => v.pipe(v.string('wrong-type'), v.isoDate('not-a-time'));
const list = <S extends v.GenericSchema>(item: S, max: number) => v.pipe(v.array(item, 'wrong-type'), v.maxLength(max, 'too-many'));
const days = (max: number) => whole(0, max, 'days');
const rule = v.picklist(['required', 'optional', 'hidden'], 'not-in-list');

/** Whether no id stands twice in a list: nobody could tell the two apart. */
const isDistinct = (items: readonly {readonly id: string}[]) => new Set(items.map((item) => item.id)).size === items.length;

const topic = v.strictObject({
  id: slug(), name: localized(), closed: v.exactOptional(v.literal(true, 'wrong-type')),
  children: v.optional(v.pipe(list(v.strictObject({id: slug(), name: localized(), closed: v.exactOptional(v.literal(true, 'wrong-type'))}), 100), v.check((items) => isDistinct(items), 'twice'))),
});

/** What each part of a board must look like. The schema of `limits` takes what a limit may be: a number from 0 on. */
export const settingsChangeSchema = v.partial(v.strictObject({
  name: localized(),
  kinds: v.pipe(list(v.strictObject({id: slug(), name: localized(), form: v.picklist(['body', 'demand'], 'not-in-list')}), 50), v.minLength(1, 'required'), v.check((items) => isDistinct(items), 'twice')),
  topics: v.pipe(list(topic, 100), v.minLength(1, 'required'), v.check((items) => isDistinct(items), 'twice')),
  clocks: list(v.strictObject({
    days: whole(1, 365, 'days'), unit: v.picklist(['working', 'calendar'], 'not-in-list'), kind: v.optional(id()), topic: v.optional(id()), agencyId: v.optional(id()),
  }), 200),
  calendar: v.strictObject({
    weekend: v.pipe(list(whole(0, 6, 'days'), 6), v.check((value) => new Set(value).size === value.length, 'twice')),
    holidays: list(date(), 2000), workdays: list(date(), 2000),
    years: v.exactOptional(list(whole(1900, 2200, 'days'), 200)), names: v.exactOptional(v.record(date(), localized())),
  }),
  limits: v.record(v.string(), v.pipe(v.number('wrong-type'), v.integer('wrong-type'), v.minValue(0, 'too-small'), v.maxValue(1_000_000_000, 'too-large'))),
  fields: v.strictObject({name: rule, phone: rule, remark: rule, place: rule, email: rule, attachments: rule}),
  consent: v.strictObject({
    version: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(50, 'too-long')), text: localized(),
    url: v.optional(v.pipe(v.string('wrong-type'), v.url('wrong-type'), v.regex(/^https?:/, 'wrong-type'))),
  }),
  reopenDays: days(365), extensionDays: whole(1, 365, 'days'), dueSoonDays: days(60), figuresMinimum: whole(1, 10_000, 'days'),
  campaigns: v.pipe(list(v.pipe(
    v.strictObject({id: slug(), title: localized(), agencyId: id(), startsAt: instant(true), endsAt: instant(true)}),
    v.forward(v.check(({startsAt, endsAt}) => Date.parse(startsAt) < Date.parse(endsAt), 'too-small'), ['endsAt']),
  ), 200), v.check((items) => isDistinct(items), 'twice')),
  sites: sitesSchema,
  embeds: v.picklist(EMBED_RULES, 'not-in-list'),
}));
/** Parts of a board, each whole; of limits those that change. */
export type SettingsChange = Partial<Omit<Pick<BoardInfo, (typeof SETTINGS_PARTS)[number]>, 'limits'>> & {readonly limits?: Readonly<Record<string, number>>};
export type ValidSettingsChange = v.InferOutput<typeof settingsChangeSchema>;

/** A page of a list that administrators read, with words to look for. */
export const pageQuerySchema = v.strictObject({
  text: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(200, 'too-long'))),
  cursor: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(500, 'too-long'))),
  limit: v.optional(v.pipe(v.number('wrong-type'), v.integer('wrong-type'), v.minValue(1, 'too-small'), v.maxValue(PAGE_LIMIT.max, 'too-large')), PAGE_LIMIT.default),
});
export type PageQuery = v.InferInput<typeof pageQuerySchema>;
export type ValidPageQuery = v.InferOutput<typeof pageQuerySchema>;

/** An agency as administrators get it. */
export interface AgencyRecord extends Agency, AgencyDesk {
  readonly revision: number;
}

/** What an agency becomes. */
export const agencyChangeSchema = v.strictObject({
  name: localized(),
  placeId: id(),
  parentId: v.nullable(id()),
  leader: v.optional(localized()),
  deskEmail: optionalEmail(),
  leadEndorses: v.optional(v.boolean('wrong-type'), false),
  closed: v.optional(v.boolean('wrong-type'), false),
});
export type AgencyChange = v.InferInput<typeof agencyChangeSchema>;
export type ValidAgencyChange = v.InferOutput<typeof agencyChangeSchema>;

/** An agency that asks to join the board (入驻), as it fills it in. */
export function joinRequestSchema({contact, phone, note}: Limits) {
  return v.strictObject({
    organisation: text(contact, true, {control: 'line'}),
    placeId: id(),
    /** Who speaks for it. */
    person: text(contact, true, {control: 'line', audience: 'staff'}),
    phone: optionalText(phone, {control: 'line', audience: 'staff'}),
    email: v.pipe(optionalEmail(), v.check((value) => value !== '', 'required')),
    words: optionalText(note, {control: 'text', audience: 'staff'}),
  });
}
export type JoinRequest = v.InferInput<ReturnType<typeof joinRequestSchema>>;
export type ValidJoinRequest = v.InferOutput<ReturnType<typeof joinRequestSchema>>;

/** How far a request to join is. */
export const JOIN_STATES = ['waiting', 'approved', 'declined'] as const;
export type JoinState = (typeof JOIN_STATES)[number];

/** A request to join, as administrators get it. */
export interface JoinRequestRecord extends ValidJoinRequest {
  readonly id: string;
  readonly state: JoinState;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly decidedAt?: string;
  /** Why it was declined, or what was agreed. */
  readonly note?: string;
  /** The agency that it became. */
  readonly agencyId?: string;
}

/** What becomes of a request to join. */
export function joinDecisionSchema({note}: Limits) {
  return v.variant('state', [
    v.strictObject({
      state: v.literal('approved'),
      /** The id of the agency to be made. */
      agencyId: slug(), name: localized(), parentId: v.nullable(id()),
      note: optionalText(note, {control: 'text', audience: 'staff'}),
    }),
    v.strictObject({state: v.literal('declined'), note: text(note, true, {control: 'text', audience: 'staff'})}),
  ], 'not-in-list');
}
export type JoinDecision = v.InferInput<ReturnType<typeof joinDecisionSchema>>;

/** Somebody with an account, as administrators get it. */
export interface PersonRecord {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The agency that `staff` and `lead` work for. */
  readonly agencyId?: string;
  readonly disabled: boolean;
  /** ISO 8601. Nobody can sign in with the name until then, because there were too many wrong passwords. */
  readonly lockedUntil?: string;
  /** They have a password of the board's own. */
  readonly hasPassword: boolean;
  /** It was made for them, and they have to set their own. */
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  /** Whom the town's identity provider knows them as; empty for somebody whom it has nothing to do with. */
  readonly oidcSubject: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601; absent for somebody who never was there. */
  readonly lastSignInAt?: string;
  readonly revision: number;
}

/** Which people. */
export const peopleQuerySchema = v.strictObject({
  ...pageQuerySchema.entries,
  role: v.optional(v.picklist(ROLES, 'not-in-list')),
  agencyId: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(100, 'too-long'))),
});
export type PeopleQuery = v.InferInput<typeof peopleQuerySchema>;
export type ValidPeopleQuery = v.InferOutput<typeof peopleQuerySchema>;

const person = {
  name: text(100, true, {control: 'line'}),
  email: optionalEmail(),
  role: v.picklist(ACCOUNT_ROLES, 'not-in-list'),
  agencyId: v.optional(id()),
  /** Whom the town's identity provider knows them as (`sub`). Links the account before they first sign in there. */
  oidcSubject: v.optional(v.pipe(v.string('wrong-type'), v.trim(), v.maxLength(255, 'too-long')), ''),
};

/** `staff` and `lead` work for an agency, and nobody else does. */
const hasFittingAgency = ({role, agencyId}: {readonly role: Role; readonly agencyId?: string | undefined}) => (agencyId !== undefined) === worksForAgency(role);

/** Somebody new. */
export const newPersonSchema = v.pipe(
  v.strictObject({username: v.pipe(v.string('wrong-type'), v.transform(foldUsername), v.nonEmpty('required'), v.maxLength(100, 'too-long'), v.regex(USERNAME, 'special-signs')), ...person}),
  v.forward(v.check((given) => hasFittingAgency(given), 'required'), ['agencyId']),
);
export type NewPerson = v.InferInput<typeof newPersonSchema>;
export type ValidNewPerson = v.InferOutput<typeof newPersonSchema>;

/** What somebody becomes. */
export const personChangeSchema = v.pipe(
  v.strictObject({...person, disabled: v.optional(v.boolean('wrong-type'), false)}),
  v.forward(v.check((given) => hasFittingAgency(given), 'required'), ['agencyId']),
);
export type PersonChange = v.InferInput<typeof personChangeSchema>;
export type ValidPersonChange = v.InferOutput<typeof personChangeSchema>;

/** Which entries of the audit log. */
export const auditQuerySchema = v.strictObject({
  ...pageQuerySchema.entries,
  messageId: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(100, 'too-long'))),
  kind: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(50, 'too-long'))),
  since: v.optional(isoInstant()),
});
export type AuditQuery = v.InferInput<typeof auditQuerySchema>;
export type ValidAuditQuery = v.InferOutput<typeof auditQuerySchema>;

/** One line of the audit log, as administrators get it. Holds no text that was private. */
export interface AuditEntry {
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  /** What sort of thing happened, as `event` or `private-part-read`. */
  readonly kind: string;
  /** Who did it, in words. */
  readonly actor: {readonly name: string; readonly role: string; readonly agencyId?: string};
  /** What it was done to: the id of a message, account, agency. */
  readonly subject: string;
  /** The action of an event, the part of the settings, … */
  readonly detail: string;
  /** SHA-256 of the entry and the one before, hexadecimal. */
  readonly hash: string;
}

