import * as agencyPicker from '../../stories/civic-agency-picker.stories.js';
import * as attachments from '../../stories/civic-attachments.stories.js';
import * as provider from '../../stories/civic-board-provider.stories.js';
import * as gallery from '../../stories/civic-gallery.stories.js';
import * as messageList from '../../stories/civic-message-list.stories.js';
import * as myMessages from '../../stories/civic-my-messages.stories.js';
import * as recentReplies from '../../stories/civic-recent-replies.stories.js';
import * as statusBadge from '../../stories/civic-status-badge.stories.js';
import * as submitFormAids from '../../stories/civic-submit-form-aids.stories.js';
import * as submitForm from '../../stories/civic-submit-form.stories.js';
import * as themeSwitch from '../../stories/civic-theme-switch.stories.js';
import * as thread from '../../stories/civic-thread.stories.js';
import * as track from '../../stories/civic-track.stories.js';
import {lookAtTexts} from './visible-text.js';

describe('every text that citizens can see or hear', () => lookAtTexts({
  'civic-agency-picker': agencyPicker,
  'civic-attachments': attachments,
  'civic-board-provider': provider,
  'civic-gallery': gallery,
  'civic-message-list': messageList,
  'civic-my-messages': myMessages,
  'civic-recent-replies': recentReplies,
  'civic-status-badge': statusBadge,
  'civic-submit-form-aids': submitFormAids,
  'civic-submit-form': submitForm,
  'civic-theme-switch': themeSwitch,
  'civic-thread': thread,
  'civic-track': track,
}));
