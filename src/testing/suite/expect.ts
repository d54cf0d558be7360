import {type Agency, answeredAtOf, boxContextAt, isInBox, isListed, type Progress, replay, type SeedMessage, type Town} from '../../model/index.js';

/** A message of the town with where it stands. */
export interface Known extends SeedMessage {
  readonly progress: Progress;
  /** The agency that lists name. */
  readonly agencyId: string;
  readonly answeredAt: string | undefined;
}

/** The town's messages that everybody may read, newest first: what lists are compared with. */
export function listedIn(town: Town): Known[] {
  return knownIn(town).filter(({record, progress}) => isListed({content: record.content, progress}));
}

/** All the town's messages, newest first. */
export function knownIn({messages}: Town): Known[] {
  return messages
    .map(({record, events}) => {
      const progress = replay(events);
      return {record, events, progress, agencyId: progress.handlerId ?? record.content.agencyId, answeredAt: answeredAtOf(progress)};
    })
    .sort((one, other) => Date.parse(other.record.content.createdAt) - Date.parse(one.record.content.createdAt));
}

/** The town's messages that wait for board staff, newest first. Nobody has reported any. */
export function moderationIn(town: Town): Known[] {
  const context = boxContextAt(new Date(), town.board);
  return knownIn(town).filter(({record, progress}) => isInBox({content: record.content, progress}, {role: 'moderator'}, 'moderation', undefined, context));
}

/** The town's agencies as everybody gets them: how they work inside is nobody's business. */
export function agenciesOf({agencies}: Town): Agency[] {
  return agencies.map(({leadEndorses: _, deskEmail: __, ...agency}) => agency);
}

export function idsOf(items: readonly (Known | {readonly id: string})[]): string[] {
  return items.map((item) => ('record' in item ? item.record.id : item.id));
}

/** The ids of a place and of everything inside it. */
export function placesWithin({places}: Town, id: string): Set<string> {
  const within = new Set([id]);
  let before;
  do {
    before = within.size;
    for (const place of places) if (place.parentId !== null && within.has(place.parentId)) within.add(place.id);
  } while (within.size > before);
  return within;
}
