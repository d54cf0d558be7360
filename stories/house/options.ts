import {PERIODS} from '../../src/components/civic-figures/period.js';
import {SORTS as INBOX_SORTS} from '../../src/components/civic-inbox/search-view.js';
import {TRAYS} from '../../src/components/civic-review-queue/trays.js';
import {QUEUES, SORTS} from '../../src/model/queue.js';
import {PUBLIC_STATUSES, STATUSES} from '../../src/model/states.js';
import {TOWN} from '../../src/testing/town.js';

const KINDS = TOWN.board.kinds.map(({id}) => id);

/** Values of attributes that are one of few: the manifest names their types only. An empty one is for "none". */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'civic-figures period': PERIODS,
  'civic-figures kind': ['', ...KINDS],
  'civic-inbox sort': INBOX_SORTS,
  'civic-message-list queue': QUEUES,
  'civic-message-list sort': SORTS,
  'civic-message-list status': ['', ...PUBLIC_STATUSES],
  'civic-message-list kind': ['', ...KINDS],
  'civic-review-queue tray': TRAYS,
  'civic-status-badge status': STATUSES,
  'civic-submit-form kind': ['', ...KINDS],
};

export const optionsOf = (tag: string, attribute: string): readonly string[] | undefined => OPTIONS[`${tag} ${attribute}`];
