import './context-root.js';
import './civic-agency-picker.js';
import {CivicAdminSettings} from '../components/civic-admin-settings/civic-admin-settings.js';
import {define} from './define.js';

define('civic-admin-settings', CivicAdminSettings);
