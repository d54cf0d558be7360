import {BoardError, type EarlierAnswer} from '../../../adapter/index.js';
import {
  fingerprintOf, isListed, isStaffRelation, MAX_EARLIER_ANSWERS, mostSimilar, publicContentOf, publishedAnswersOf, relationsOf, type Viewer,
} from '../../../model/index.js';
import {statisticsOf} from '../similar.js';
import {matterOf, type MemoryStore, type Stored} from '../store.js';
import {findMatter} from '../thread.js';

/** What the unit that has a message has answered to others: to like ones first, then the newest. */
export function answersBefore(store: MemoryStore, viewer: Viewer, id: string): EarlierAnswer[] {
  const {stored} = findMatter(store, viewer, id, undefined);
  if (!isStaffRelation(relationsOf(viewer, matterOf(store, stored)))) throw new BoardError('forbidden', 'for the units of the message and board staff');
  const unit = stored.progress.handlerId ?? stored.record.content.agencyId;
  const candidates = [...store.messages.values()]
    .filter((other) => other !== stored && isListed(matterOf(store, other)))
    .map((other) => ({answers: answersOf(other, unit), fingerprint: fingerprint(other), sameAgency: true}))
    .filter(({answers}) => answers.length > 0);
  const like = mostSimilar(fingerprint(stored), candidates, statisticsOf(candidates.map((candidate) => candidate.fingerprint.all)));
  const others = candidates.filter((candidate) => !like.includes(candidate)).flatMap(({answers}) => answers)
    .sort((one, other) => Date.parse(other.approvedAt) - Date.parse(one.approvedAt));
  return [
    ...like.flatMap(({answers}) => answers.map((answer) => ({...answer, similar: true}))),
    ...others.map((answer) => ({...answer, similar: false})),
  ].slice(0, MAX_EARLIER_ANSWERS);
}

/** A unit's published answers to a message, the newest first. */
function answersOf({record, progress}: Stored, unit: string) {
  return publishedAnswersOf(record, progress).filter(({agencyId}) => agencyId === unit).reverse();
}

function fingerprint({record, progress}: Stored) {
  const {title, body, demand, details} = publicContentOf(record.content, progress.hidden);
  return fingerprintOf(title, [body, demand, details].join('\n'));
}
