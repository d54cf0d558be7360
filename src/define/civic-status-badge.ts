import {CivicStatusBadge} from '../components/civic-status-badge/civic-status-badge.js';
import {define} from './define.js';

define('civic-status-badge', CivicStatusBadge);
