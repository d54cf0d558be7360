import {DOMParser} from '@xmldom/xmldom';
import {open311Adapter, type Open311Options} from '../../../src/adapters/open311.js';
import type {BoardAdapter} from '../../../src/adapter/index.js';
import type {MessageDraft} from '../../../src/model/index.js';
import {GeoReportServer, type GeoRequest, type GeoTown} from './geo-report-server.js';

/** The moment of all tests. */
export const NOW = new Date('2026-11-20T12:00:00Z');
export const ENDPOINT = 'https://city.example/open311/v2';

/** Services with and without groups and attributes. */
export const SERVICES: GeoTown['services'] = [
  {service_code: 'light', service_name: 'Street light', group: 'Streets', description: 'A light that is out'},
  {service_code: 'pothole', service_name: 'Pothole', group: 'Streets', attributes: [{variable: true, code: 'depth', datatype: 'number', required: false, description: 'How deep?'}]},
  {
    service_code: 'bins', service_name: 'Full bin', attributes: [
      {variable: false, code: 'note', datatype: 'text', required: true, description: 'Private bins are not emptied.'},
      {variable: true, code: 'kind', datatype: 'singlevaluelist', required: true, description: 'Which bin?', values: [{key: 'p', name: 'Paper'}, {key: 'g', name: 'Glass'}]},
    ],
  },
  {service_code: 'a/b:c', service_name: 'Something else'},
];

/** Reports in every state that the protocol knows. */
export const REQUESTS: readonly GeoRequest[] = [
  {
    service_request_id: '1001', status: 'open', status_notes: null, service_name: 'Street light', service_code: 'light', description: 'Light is out\n\nSince Monday, at the corner.',
    requested_datetime: '2026-11-19T08:00:00-05:00', updated_datetime: '2026-11-19T08:00:00-05:00', expected_datetime: '2026-11-26T17:00:00-05:00',
    address: '8 Mill Lane', lat: 37.7621, long: -122.4012, media_url: 'https://media.example/1001.jpg',
  },
  {
    service_request_id: '1002', status: 'open', status_notes: 'A crew looks at it on Friday.', service_name: 'Pothole', service_code: 'pothole', description: 'Deep hole', agency_responsible: 'Works Department',
    requested_datetime: '2026-11-18T10:00:00Z', updated_datetime: '2026-11-19T09:30:00Z', address: 'Harbour Road', lat: 37.76, long: -122.4,
  },
  {
    service_request_id: '1003', status: 'closed', status_notes: 'Filled on 12 November.', service_name: 'Pothole', service_code: 'pothole', description: 'Hole in the road',
    requested_datetime: '2026-11-02T10:00:00Z', updated_datetime: '2026-11-12T15:00:00Z', address: 'Church Street',
  },
  {
    service_request_id: '1004', status: 'closed', service_name: 'Full bin', service_code: 'bins', description: 'Bin is full', requested_datetime: '2026-10-15T10:00:00Z', updated_datetime: '2026-10-16T07:00:00Z',
    address: 'Park',
  },
  {service_request_id: '900', status: 'open', service_code: 'light', service_name: 'Street light', description: 'Old one', requested_datetime: '2025-03-01T10:00:00Z', address: 'Hill'},
];

/** An endpoint, and the adapter in front of it in a format. */
export function connect(town: Partial<GeoTown> = {}, options: Partial<Open311Options> = {}): {server: GeoReportServer; adapter: BoardAdapter} {
  const server = new GeoReportServer({services: SERVICES, requests: REQUESTS, now: () => NOW, ...town});
  return {server, adapter: adapterFor(server, options)};
}

/** One more adapter on the same endpoint, as after a reload. */
export function adapterFor(server: GeoReportServer, options: Partial<Open311Options> = {}): BoardAdapter {
  return open311Adapter({
    endpoint: ENDPOINT, fetch: server.fetch, now: () => NOW, xmlParser: new DOMParser({onError: () => undefined}), tokenPauses: [0, 0], apiKey: 'key', storage: memoryStorage(), ...options,
  });
}

/** What a browser keeps through reloads. */
export function memoryStorage(): NonNullable<Open311Options['storage']> {
  const kept = new Map<string, string>();
  return {getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value)};
}

/** A report that the endpoint takes. */
export function report(fields: Partial<MessageDraft> = {}): MessageDraft {
  return {
    kind: 'report', topic: 'group:Streets/light', agencyId: 'town', title: 'Light flickers', body: 'All night, by the school.', visibility: 'public', consent: '1',
    spot: {address: '3 School Road', public: true, point: {latitude: 37.75, longitude: -122.41}}, ...fields,
  };
}
