import './context-root.js';
import './civic-agency-picker.js';
import './civic-place-picker.js';
import {CivicAdminAgencies} from '../components/civic-admin-agencies/civic-admin-agencies.js';
import {define} from './define.js';

define('civic-admin-agencies', CivicAdminAgencies);
