import {mayRead, VISITOR} from '../../model/index.js';
import type {StoreContext} from './context.js';
import {loadMatter} from './matter.js';
import {storableText} from './storable.js';

/** Whether there is a message that everybody could read once, and nobody can now: its author withdrew it, or board staff took it down. */
export async function wasPublic({db}: Pick<StoreContext, 'db'>, id: string): Promise<boolean> {
  const matter = await loadMatter(db, storableText(id));
  if (matter?.record.content.visibility !== 'public') return false;
  const {record: {content}, progress, events} = matter;
  return events.some(({action}) => action === 'publish') && !mayRead(VISITOR, {content, progress});
}
