import './context-root.js';
import {CivicThread} from '../components/civic-thread/civic-thread.js';
import './civic-status-badge.js';
import {define} from './define.js';

define('civic-thread', CivicThread);
