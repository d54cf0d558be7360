import {BoardError} from '../../../adapter/index.js';
import {LOOK_MILLISECONDS, MAX_LOOKS, maySeePrivatePart, type PrivateReading, relationsOf, type Viewer} from '../../../model/index.js';
import {matterOf, type MemoryStore} from '../store.js';
import {findMatter} from '../thread.js';

/** Gives a message's private part to somebody who may see it, and keeps that they looked. */
export function readPrivatePart(store: MemoryStore, viewer: Viewer, id: string, at: Date): PrivateReading {
  const {stored} = findMatter(store, viewer, id, undefined);
  if (!maySeePrivatePart(relationsOf(viewer, matterOf(store, stored)))) throw new BoardError('forbidden', 'for the unit that has the message and board staff');
  const {personId = '', name = '', agencyId} = viewer;
  const looks = store.looks.get(id) ?? [];
  const same = looks.find((look) => look.personId === personId && at.getTime() - Date.parse(look.at) < LOOK_MILLISECONDS);
  if (!same) store.looks.set(id, [{personId, name, at: at.toISOString(), ...(agencyId !== undefined && {agencyId})}, ...looks]);
  const before = looks.filter((look) => look !== same).slice(0, MAX_LOOKS);
  return {
    privatePart: stored.record.privatePart,
    looks: before.map((look) => ({at: look.at, name: look.name, ...(look.agencyId !== undefined && {agencyId: look.agencyId})})),
  };
}
