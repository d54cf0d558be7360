/** All elements, registered. */
import '../define/civic-agency-picker.js';
import '../define/civic-board-provider.js';
import '../define/civic-message-list.js';
import '../define/civic-recent-replies.js';
import '../define/civic-reply-panel.js';
import '../define/civic-session.js';
import '../define/civic-status-badge.js';
import '../define/civic-submit-form.js';
import '../define/civic-thread.js';
