/** All elements, registered. */
import '../define/civic-board-provider.js';
import '../define/civic-status-badge.js';
