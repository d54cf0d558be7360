import './context-root.js';
import './civic-agency-picker.js';
import './civic-attachments.js';
import './civic-gallery.js';
import {CivicReplyPanel} from '../components/civic-reply-panel/civic-reply-panel.js';
import {define} from './define.js';

define('civic-reply-panel', CivicReplyPanel);
