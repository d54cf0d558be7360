import './context-root.js';
import {CivicMessageList} from '../components/civic-message-list/civic-message-list.js';
import {define} from './define.js';

define('civic-message-list', CivicMessageList);
