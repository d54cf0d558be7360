import type {Topic} from '../../model/index.js';
import {cleanLine} from '../../model/clean.js';
import type {Open311Client} from './client.js';
import type {Entry, Open311Options, ServiceAttribute} from './options.js';
import {shortId} from './short-id.js';
import {entriesIn, textIn} from './tree.js';

/** A service that can be requested: what a message is about. */
export interface Service {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  /** It asks for more than every report has. */
  readonly hasAttributes: boolean;
  readonly topicId: string;
}

/** The endpoint's services. */
export async function fetchServices(client: Open311Client): Promise<Service[]> {
  return entriesIn(await client.get('services', {}), 'service').flatMap((entry): Service[] => {
    const code = textIn(entry, 'service_code').trim();
    const group = cleanLine(textIn(entry, 'group'));
    const name = cleanLine(textIn(entry, 'service_name')) || code;
    return code ? [{code, name, group, hasAttributes: /^(true|1|yes)$/i.test(textIn(entry, 'metadata')), topicId: topicIdOf(code, group)}] : [];
  });
}

/** Services by their groups, in the endpoint's order, as topics of two levels. A group is none that anything can be written about; neither is what is in `closed`. */
export function topicsOf(services: readonly Service[], closed: ReadonlySet<string>, language: string): Topic[] {
  const topics = new Map<string, Topic>();
  for (const {code, name, group, topicId} of services) {
    const topic: Topic = {id: topicId, name: {[language]: name}, ...(closed.has(code) && {closed: true})};
    if (!group) {
      topics.set(topicId, topic);
      continue;
    }
    const id = groupId(group);
    const before = topics.get(id);
    topics.set(id, {id, name: {[language]: group}, closed: true, children: [...(before?.children ?? []), topic]});
  }
  return [...topics.values()];
}

/** Definitions that are asked for at the same time. */
const AT_ONCE = 6;

/** The codes of the services that writers cannot be offered, because they require what nobody here can answer, or do not say what they require. */
export async function closedServices(client: Open311Client, services: readonly Service[], options: Open311Options): Promise<Set<string>> {
  const closed = new Set<string>();
  const left = services.filter(({hasAttributes}) => hasAttributes);
  const work = async (): Promise<void> => {
    for (let service = left.pop(); service; service = left.pop()) {
      const {code} = service;
      const attributes = await attributesOf(client, code).catch(() => undefined);
      if (!attributes || attributes.some((attribute) => attribute.required && options.attributes?.(attribute, code) === undefined)) closed.add(code);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  return closed;
}

/** What a service asks beyond what every report has. What it only tells (`variable` false) is not asked. */
export async function attributesOf(client: Open311Client, serviceCode: string): Promise<ServiceAttribute[]> {
  const definition = await client.get(`services/${encodeURIComponent(serviceCode)}`, {});
  const [record] = entriesIn(definition, 'service_definition');
  return entriesIn(record?.['attributes'] ?? definition, 'attribute')
    .filter((entry) => textIn(entry, 'code') !== '' && !/^false$/i.test(textIn(entry, 'variable')))
    .map((entry) => ({
      code: textIn(entry, 'code'),
      datatype: textIn(entry, 'datatype').toLowerCase(),
      required: /^(true|1|yes)$/i.test(textIn(entry, 'required')),
      description: cleanLine(textIn(entry, 'description')),
      values: Object.fromEntries(entriesIn(entry['values'], 'value').map((value: Entry) => [textIn(value, 'key'), cleanLine(textIn(value, 'name'))])),
    }));
}

/** The topic of a service that the endpoint no longer lists, of which only the code is known. */
export function topicIdOf(code: string, group = ''): string {
  return group ? `${groupId(group)}/${shortId(code)}` : shortId(code);
}

function groupId(group: string): string {
  return `group:${shortId(group)}`;
}
