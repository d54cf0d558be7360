import './context-root.js';
import './civic-agency-picker.js';
import {CivicAdminTemplates} from '../components/civic-admin-templates/civic-admin-templates.js';
import {define} from './define.js';

define('civic-admin-templates', CivicAdminTemplates);
