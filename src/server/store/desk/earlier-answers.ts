import type {EarlierAnswer} from '../../../adapter/index.js';
import {isStaffRelation, MAX_EARLIER_ANSWERS, type Viewer} from '../../../model/index.js';
import type {StoreContext} from '../context.js';
import {publicFingerprint, nearestTo} from '../similar.js';
import {permit, relatedMatter} from './permitted.js';

/** What the unit that has a message has answered to others: to like ones first, then the newest. Nothing but what everybody may read. */
export async function findEarlierAnswers({db}: Pick<StoreContext, 'db'>, viewer: Viewer, id: string): Promise<EarlierAnswer[]> {
  permit('findEarlierAnswers', viewer);
  const {record: {content}, progress} = await relatedMatter(db, viewer, id, isStaffRelation);
  const unit = progress.handlerId ?? content.agencyId;
  const like = await nearestTo(db, publicFingerprint(content, progress.hidden), {agencyId: unit, answeredBy: unit, besides: id});
  const answers = db.selectFrom('published_answer').select('data').where('agency_id', '=', unit).where('message_id', '<>', id)
    .orderBy('approved_at', 'desc').orderBy('published_answer.id', 'desc');
  const similar = like.length === 0 ? [] : await answers.where('message_id', 'in', like).execute();
  const others = await answers.$if(like.length > 0, (query) => query.where('message_id', 'not in', like)).limit(MAX_EARLIER_ANSWERS).execute();
  return [
    ...like.flatMap((messageId) => similar.flatMap(({data}) => (data.messageId === messageId ? [{...data, similar: true}] : []))),
    ...others.map(({data}) => ({...data, similar: false})),
  ].slice(0, MAX_EARLIER_ANSWERS);
}
