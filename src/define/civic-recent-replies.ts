import './context-root.js';
import {CivicRecentReplies} from '../components/civic-recent-replies/civic-recent-replies.js';
import {define} from './define.js';

define('civic-recent-replies', CivicRecentReplies);
