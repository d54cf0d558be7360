import './context-root.js';
import './civic-agency-picker.js';
import {CivicInbox} from '../components/civic-inbox/civic-inbox.js';
import {define} from './define.js';

define('civic-inbox', CivicInbox);
