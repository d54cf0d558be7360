import {countDuties, dutiesOf, type Figures, figuresFor, figuresPeriod, isListed, isWithinTopic, type ValidFiguresQuery, type Viewer} from '../../model/index.js';
import {listAgencies, serves} from './directory.js';
import {matterOf, type MemoryStore} from './store.js';

/** The figures of units, from what happened to public messages. */
export function figures(store: MemoryStore, viewer: Viewer, query: ValidFiguresQuery, now: Date): Figures {
  const {placeId, agencyId, topic, kind} = query;
  const period = figuresPeriod(query, now);
  const duties = [...store.messages.values()]
    .filter((stored) => {
      const {content} = stored.record;
      return isListed(matterOf(store, stored)) && (!topic || isWithinTopic(content.topic, topic)) && (!kind || content.kind === kind);
    })
    .flatMap(({events}) => dutiesOf(events))
    .filter(({startedAt}) => startedAt >= period.since);
  const counted = store.agencies
    .filter(({id}) => (!agencyId || id === agencyId) && (!placeId || serves(store, id, placeId)))
    .map(({id}) => ({agencyId: id, counts: countDuties(duties.filter((duty) => duty.agencyId === id), period.until)}));
  const result = figuresFor(viewer, period, counted, store.board.figuresMinimum);
  return {...result, agencies: listAgencies(store, {ids: result.units.flatMap((unit) => unit.agencyId ?? [])})};
}
