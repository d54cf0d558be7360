import './context-root.js';
import './civic-status-badge.js';
import {CivicMyMessages} from '../components/civic-my-messages/civic-my-messages.js';
import {define} from './define.js';

define('civic-my-messages', CivicMyMessages);
