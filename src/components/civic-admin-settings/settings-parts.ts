import {type BoardInfo, type Campaign, type ClockRule, dateIn, flattenTopics, instantIn, type Kind, nextDate, type SettingsChange, type Topic} from '../../model/index.js';
import {type AdminField, localizedIn, type Option, textIn, type Values} from '../admin-parts/admin-field.js';
import type {Words} from '../admin-parts/words.js';

/** One list among the board's settings: how an item of it is named, typed, and put back. */
export interface SettingsPart {
  readonly name: 'kinds' | 'topics' | 'clocks' | 'campaigns' | 'sites';
  /** The order of the items means something. */
  readonly ordered: boolean;
  readonly items: (board: BoardInfo) => readonly Item[];
  readonly titleOf: (item: Item, board: BoardInfo, words: Words) => string;
  readonly factsOf: (item: Item, board: BoardInfo, words: Words, agencyName: (id: string) => string) => readonly string[];
  readonly fields: (item: Item | undefined, board: BoardInfo, words: Words) => readonly AdminField[];
  readonly valuesOf: (item: Item | undefined, board: BoardInfo) => Values;
  readonly from: (values: Values, board: BoardInfo) => Item;
  /** The settings with these items in the place of those that were. */
  readonly change: (items: readonly Item[]) => SettingsChange;
}

/** An item, with the parent of a topic beside it. */
export type Item = (Kind | (Topic & {readonly parent?: string}) | ClockRule | Campaign | {readonly origin: string}) & {readonly id?: string; readonly parent?: string};

const none = (label: string): Option => ({value: '', label});
const kindOptions = ({kinds}: BoardInfo, words: Words): Option[] => kinds.map(({id, name}) => ({value: id, label: words.text(name)}));
const topicOptions = ({topics}: BoardInfo, words: Words): Option[] => flattenTopics(topics).map(({id, name}) => ({value: id, label: words.text(name)}));
const nameOf = (list: readonly {readonly id: string; readonly name: Topic['name']}[], id: string | undefined, words: Words): string =>
  words.text(list.find((item) => item.id === id)?.name) || id || '';

const kinds: SettingsPart = {
  name: 'kinds', ordered: true,
  items: (board) => board.kinds,
  titleOf: (item, _, words) => words.text((item as Kind).name),
  factsOf: (item, _, words) => [(item as Kind).id, words.any(`admin.form-${(item as Kind).form}`)],
  fields: (item, _, words) => [
    {name: 'id', control: 'line', required: true, hint: true, fixed: item !== undefined}, {name: 'name', control: 'localized', required: true},
    {name: 'form', control: 'choice', required: true, options: (['body', 'demand'] as const).map((value) => ({value, label: words.any(`admin.form-${value}`)}))},
  ],
  valuesOf: (item) => {
    const {id = '', name = {}, form = 'body'} = (item ?? {}) as Partial<Kind>;
    return {id, name, form};
  },
  from: (values) => ({id: textIn(values, 'id').trim(), name: localizedIn(values, 'name'), form: textIn(values, 'form') as Kind['form']}),
  change: (items) => ({kinds: items as readonly Kind[]}),
};

/** Shown flat, each below its parent; the id of an inner topic begins with that of its parent. */
const topics: SettingsPart = {
  name: 'topics', ordered: true,
  items: (board) => board.topics.flatMap(({children = [], ...topic}): Item[] => [topic, ...children.map((child) => ({...child, parent: topic.id}))]),
  titleOf: (item, {topics: all}, words) => {
    const {name, parent} = item as Topic & {parent?: string};
    return parent ? `${nameOf(all, parent, words)} › ${words.text(name)}` : words.text(name);
  },
  factsOf: (item) => [(item as Topic).id],
  fields: (item, {topics: all}, words) => [
    {name: 'id', control: 'line', required: true, hint: true, fixed: item !== undefined}, {name: 'name', control: 'localized', required: true},
    ...(item ? [] : [{name: 'parent', control: 'choice', options: [none(words.t('admin.first-level')), ...all.map(({id, name}) => ({value: id, label: words.text(name)}))]} as const]),
  ],
  valuesOf: (item) => {
    const {id = '', name = {}, parent = '', closed} = (item ?? {}) as Partial<Topic & {parent: string}>;
    return {id, name, parent, ...(closed && {closed})};
  },
  from: (values) => {
    const [parent, typed] = [textIn(values, 'parent'), textIn(values, 'id').trim()];
    const id = parent && !typed.startsWith(`${parent}/`) ? `${parent}/${typed}` : typed;
    return {id, name: localizedIn(values, 'name'), ...(parent && {parent}), ...(values['closed'] === true && {closed: true})};
  },
  change: (items) => {
    const all = items as readonly (Topic & {readonly parent?: string})[];
    const plain = ({id, name, closed}: Topic): Topic => ({id, name, ...(closed && {closed})});
    return {topics: all.filter(({parent}) => !parent).map((topic) => {
      const children = all.filter(({parent}) => parent === topic.id).map(plain);
      return {...plain(topic), ...(children.length > 0 && {children})};
    })};
  },
};

/** The first rule that fits applies, so their order is the town's to say. */
const clocks: SettingsPart = {
  name: 'clocks', ordered: true,
  items: (board) => board.clocks,
  titleOf: (item, _, words) => {
    const {days, unit} = item as ClockRule;
    return words.t(unit === 'working' ? 'admin.working-days' : 'admin.calendar-days', {count: days});
  },
  factsOf: (item, board, words, agencyName) => {
    const {kind, topic, agencyId} = item as ClockRule;
    return [
      kind ? nameOf(board.kinds, kind, words) : words.t('admin.every-kind'), topic ? nameOf(flattenTopics(board.topics), topic, words) : words.t('admin.every-topic'),
      agencyId ? agencyName(agencyId) : words.t('admin.every-agency'),
    ];
  },
  fields: (_, board, words) => [
    {name: 'days', control: 'number', required: true},
    {name: 'unit', control: 'choice', required: true, options: (['working', 'calendar'] as const).map((value) => ({value, label: words.any(`admin.unit-${value}`)}))},
    {name: 'kind', control: 'choice', options: [none(words.t('admin.every-kind')), ...kindOptions(board, words)]},
    {name: 'topic', control: 'choice', options: [none(words.t('admin.every-topic')), ...topicOptions(board, words)]},
    {name: 'agencyId', control: 'agency', hint: true},
  ],
  valuesOf: (item) => {
    const {days, unit = 'working', kind = '', topic = '', agencyId = ''} = (item ?? {}) as Partial<ClockRule>;
    return {days: days === undefined ? '' : String(days), unit, kind, topic, agencyId};
  },
  from: (values) => {
    const [kind, topic, agencyId] = ['kind', 'topic', 'agencyId'].map((name) => textIn(values, name));
    return {days: numberIn(values, 'days'), unit: textIn(values, 'unit') as ClockRule['unit'], ...(kind && {kind}), ...(topic && {topic}), ...(agencyId && {agencyId})};
  },
  change: (items) => ({clocks: items as readonly ClockRule[]}),
};

const campaigns: SettingsPart = {
  name: 'campaigns', ordered: false,
  items: (board) => board.campaigns,
  titleOf: (item, _, words) => words.text((item as Campaign).title),
  factsOf: (item, {timeZone}, words, agencyName) => {
    const {id, agencyId, startsAt, endsAt} = item as Campaign;
    return [id, agencyName(agencyId), `${words.date(startsAt, timeZone)} – ${words.date(endsAt, timeZone)}`];
  },
  fields: (item) => [
    {name: 'id', control: 'line', required: true, hint: true, fixed: item !== undefined}, {name: 'title', control: 'localized', required: true},
    {name: 'agencyId', control: 'agency', required: true}, {name: 'startsAt', control: 'date', required: true}, {name: 'endsAt', control: 'date', required: true},
  ],
  valuesOf: (item, {timeZone}) => {
    const {id = '', title = {}, agencyId = '', startsAt, endsAt} = (item ?? {}) as Partial<Campaign>;
    const day = (instant: string | undefined) => (instant === undefined ? '' : dateIn(new Date(instant), timeZone));
    return {id, title, agencyId, startsAt: day(startsAt), endsAt: day(endsAt)};
  },
  // Days of the board, the last one whole.
  from: (values, {timeZone}) => {
    const day = (name: string, edge: 'first' | 'last') => {
      const date = textIn(values, name);
      if (Number.isNaN(Date.parse(`${date}T00:00Z`))) return '';
      return (edge === 'first' ? instantIn(`${date}T00:00`, timeZone) : new Date(instantIn(`${nextDate(date)}T00:00`, timeZone).getTime() - 1)).toISOString();
    };
    return {
      id: textIn(values, 'id').trim(), title: localizedIn(values, 'title'), agencyId: textIn(values, 'agencyId'), startsAt: day('startsAt', 'first'), endsAt: day('endsAt', 'last'),
    };
  },
  change: (items) => ({campaigns: items as readonly Campaign[]}),
};

/** Each is an address and no more, so an item holds just that. */
const sites: SettingsPart = {
  name: 'sites', ordered: false,
  items: (board) => (board.sites ?? []).map((origin) => ({origin})),
  titleOf: (item) => (item as {origin: string}).origin,
  factsOf: () => [],
  fields: () => [{name: 'origin', control: 'line', required: true, hint: true}],
  valuesOf: (item) => ({origin: ((item ?? {origin: ''}) as {origin: string}).origin}),
  // As people copy it out of the address bar; what is no origin even so goes as it is, for the board to say so.
  from: (values) => ({origin: textIn(values, 'origin').trim().replace(/\/$/, '')}),
  change: (items) => ({sites: items.map((item) => (item as {origin: string}).origin)}),
};

/** The lists of the settings, in the order in which they are shown. */
export const SETTINGS_LISTS: readonly SettingsPart[] = [kinds, topics, clocks, campaigns, sites];

/** A whole number out of a text; what is none goes as it is, for the board to say so. */
export function numberIn(values: Values, name: string): number {
  const text = textIn(values, name).trim();
  return text === '' ? NaN : Number(text);
}
