/** All elements, registered. */
import '../define/civic-agency-picker.js';
import '../define/civic-attachments.js';
import '../define/civic-board-provider.js';
import '../define/civic-figures.js';
import '../define/civic-gallery.js';
import '../define/civic-inbox.js';
import '../define/civic-message-list.js';
import '../define/civic-my-messages.js';
import '../define/civic-recent-replies.js';
import '../define/civic-reply-panel.js';
import '../define/civic-session.js';
import '../define/civic-status-badge.js';
import '../define/civic-submit-form.js';
import '../define/civic-thread.js';
import '../define/civic-track.js';
