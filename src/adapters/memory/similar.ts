import {
  agencyIdsIn, fingerprintOf, isListed, mostSimilar, type Page, publicContentOf, type SimilarMessage, similarFor, type TermStatistics, type ValidSimilarQuery,
} from '../../model/index.js';
import {listAgencies} from './directory.js';
import {matterOf, type MemoryStore} from './store.js';

/** The public messages that are nearest to what somebody is writing. Compared by what their authors wrote for everybody. */
export function similar(store: MemoryStore, {title, text, agencyId}: ValidSimilarQuery): Omit<Page<SimilarMessage>, 'nextCursor'> {
  const candidates = [...store.messages.values()].filter((stored) => isListed(matterOf(store, stored))).map((stored) => {
    const {progress} = stored;
    const content = publicContentOf(stored.record.content, progress.hidden);
    return {
      stored,
      fingerprint: fingerprintOf(content.title, [content.body, content.demand, content.details].join('\n')),
      sameAgency: (progress.handlerId ?? content.agencyId) === agencyId,
    };
  });
  const nearest = mostSimilar(fingerprintOf(title, text), candidates, statisticsOf(candidates.map(({fingerprint}) => fingerprint.all)));
  const items = nearest.map(({stored: {record, progress}}) => similarFor(record, progress, store.followers.get(record.id)?.size ?? 0));
  return {items, agencies: listAgencies(store, {ids: agencyIdsIn(items)})};
}

/** How often terms occur in these. */
export function statisticsOf(fingerprints: readonly ReadonlySet<number>[]): TermStatistics {
  const counts = new Map<number, number>();
  for (const terms of fingerprints) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return {messages: fingerprints.length, count: (term) => counts.get(term) ?? 0};
}
