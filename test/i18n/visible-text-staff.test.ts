import * as admin from '../../stories/civic-admin.stories.js';
import * as figures from '../../stories/civic-figures.stories.js';
import * as inbox from '../../stories/civic-inbox.stories.js';
import * as joinForm from '../../stories/civic-join-form.stories.js';
import * as replyPanel from '../../stories/civic-reply-panel.stories.js';
import * as reviewQueue from '../../stories/civic-review-queue.stories.js';
import * as session from '../../stories/civic-session.stories.js';
import * as sessionAccount from '../../stories/civic-session-account.stories.js';
import * as supervision from '../../stories/civic-supervision.stories.js';
import {lookAtTexts} from './visible-text.js';

describe('every text that staff can see or hear', () => lookAtTexts({
  'civic-admin': admin,
  'civic-figures': figures,
  'civic-inbox': inbox,
  'civic-join-form': joinForm,
  'civic-reply-panel': replyPanel,
  'civic-review-queue': reviewQueue,
  'civic-session': session,
  'civic-session-account': sessionAccount,
  'civic-supervision': supervision,
}));
