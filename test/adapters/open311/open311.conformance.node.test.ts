import {DOMParser} from '@xmldom/xmldom';
import {describe, it} from 'vitest';
import {Open311Client} from '../../../src/adapters/open311/client.js';
import {townAgency, townPlace} from '../../../src/adapters/open311/agencies.js';
import {Directory, KIND} from '../../../src/adapters/open311/directory.js';
import {descriptionOf} from '../../../src/adapters/open311/message.js';
import {topicIdOf, topicsOf} from '../../../src/adapters/open311/services.js';
import {open311Adapter} from '../../../src/adapters/open311.js';
import {answeredAtOf, type BoardEvent, cleanText, isListed, publicContentOf, replay, type SeedMessage, statusOf, type Topic, type Town} from '../../../src/model/index.js';
import {adapterSuite} from '../../../src/testing/index.js';
import {type GeoRequest, GeoReportServer, type GeoService} from './geo-report-server.js';
import {memoryStorage} from './town.js';

const ENDPOINT = 'https://qinghe.example/open311';
const NOW = new Date('2026-11-25T00:00:00Z');

for (const format of ['json', 'xml'] as const) {
  adapterSuite({
    name: `open311, in ${format},`,
    capabilities: {
      act: false, search: false, counts: false, similar: false, upload: false, challenge: false, follow: false, report: false, live: false, figures: false, join: false, desk: false,
      administration: false, signIn: false, account: false, confidential: false, queryCodes: false, answerOrder: false,
    },
    holds: heldOf,
    create: (town) => {
      const server = new GeoReportServer({services: servicesOf(town), requests: town.messages.flatMap((message) => requestOf(message, town)), now: () => NOW, apiKey: 'key'});
      const adapter = open311Adapter({endpoint: ENDPOINT, fetch: server.fetch, format, apiKey: 'key', now: () => NOW, xmlParser: new DOMParser({onError: () => undefined}), storage: memoryStorage()});
      return {adapter, as: () => { throw new Error('the protocol has no accounts'); }};
    },
  }, {describe, it});
}

/** Topics as services, those of the second level in the group of the first, which is one of them itself. */
function servicesOf({board}: Town): GeoService[] {
  const service = ({id, name}: Topic, group?: string): GeoService => ({service_code: id, service_name: name['en'] ?? id, ...(group !== undefined && {group})});
  return board.topics.flatMap((topic) => {
    const group = topic.children ? topic.name['en'] : undefined;
    return [service(topic, group), ...(topic.children ?? []).map((child) => service(child, group))];
  });
}

function topicIn(town: Town, id: string): string {
  return topicIdOf(id, servicesOf(town).find(({service_code: code}) => code === id)?.group);
}

/** What an endpoint shows of a message: one text, two states, one note. */
function requestOf({record, events}: SeedMessage, town: Town): GeoRequest[] {
  const progress = replay(events);
  if (!isListed({content: record.content, progress})) return [];
  const {title, topic, createdAt, spot, ...content} = publicContentOf(record.content, progress.hidden);
  const answer = progress.answers.findLast(({approvedAt}) => approvedAt);
  return [{
    service_request_id: record.id, service_code: topic, status: statusOf(progress.state) === 'answered' ? 'closed' : 'open', requested_datetime: createdAt,
    description: descriptionOf({title, body: bodyOf(content)}), status_notes: answer?.body ?? null, updated_datetime: answeredAtOf(progress) ?? createdAt,
    service_name: servicesOf(town).find(({service_code: code}) => code === topic)?.service_name ?? '', ...(spot?.public && {address: spot.address}),
  }];
}

function bodyOf({body, demand, details}: Pick<SeedMessage['record']['content'], 'body' | 'demand' | 'details'>): string {
  return cleanText([body, demand, details].filter(Boolean).join('\n\n'));
}

/** The town as an endpoint has it: no kinds, places, agencies, names and accounts, and of what happened only that there is an answer. */
function heldOf(town: Town): Town {
  const options = {endpoint: ENDPOINT};
  const base = new Directory(new Open311Client(options), options, true).base();
  const services = servicesOf(town).map(({service_code: code, service_name: name, group = ''}) => ({code, name, group, hasAttributes: false, topicId: topicIdOf(code, group)}));
  return {
    board: {...base, topics: topicsOf(services, new Set(), 'en')}, places: [townPlace(base)], agencies: [townAgency(base)], accounts: [], templates: [],
    messages: town.messages.flatMap((message) => {
      const [request] = requestOf(message, town);
      if (!request) return [];
      const {record, events} = message;
      const {title, topic, createdAt, ...content} = publicContentOf(record.content, replay(events).hidden);
      return [{
        record: {
          id: record.id, number: record.id, privatePart: {name: '', phone: '', remark: ''},
          content: {
            kind: KIND, topic: topicIn(town, topic), agencyId: 'town', title, body: bodyOf(content), demand: '', details: '', attachments: [], displayName: '', visibility: 'public' as const,
            language: '', consent: '', createdAt,
          },
        },
        events: eventsOf(request),
      }];
    }),
  };
}

/** The events that lead where the endpoint says that a report stands. */
function eventsOf({service_request_id: id, requested_datetime: sentAt = '', updated_datetime: at = '', status_notes: note, status}: GeoRequest): BoardEvent[] {
  const [staff, moderator, author] = [{role: 'staff' as const, agencyId: 'town'}, {role: 'moderator' as const}, {role: 'author' as const}];
  const steps: (Pick<BoardEvent, 'action' | 'actor' | 'to'> & Partial<BoardEvent>)[] = [
    {action: 'submit', actor: author, to: 'received', handlerId: 'town', at: sentAt}, {action: 'publish', actor: moderator, to: 'waiting', at: sentAt},
  ];
  if (note || status === 'closed') steps.push({action: 'accept', actor: staff, to: 'in-progress', at});
  if (note) {
    steps.push({action: 'submit-answer', actor: staff, to: 'in-review', at, answer: {body: note, organisation: '', contact: ''}}, {action: 'approve', actor: moderator, to: 'answered', at});
    if (status === 'open') steps.push({action: 'follow-up', actor: author, to: 'in-progress', at});
  }
  return steps.map((step, index) => ({id: `${id}-${index + 1}`, seq: index + 1, at: sentAt, from: index === 0 ? null : steps[index - 1]?.to ?? null, ...step}));
}
