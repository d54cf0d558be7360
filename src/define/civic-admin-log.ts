import './context-root.js';
import {CivicAdminLog} from '../components/civic-admin-log/civic-admin-log.js';
import {define} from './define.js';

define('civic-admin-log', CivicAdminLog);
