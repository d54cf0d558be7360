import './context-root.js';
import './civic-agency-picker.js';
import {CivicAdminPeople} from '../components/civic-admin-people/civic-admin-people.js';
import {define} from './define.js';

define('civic-admin-people', CivicAdminPeople);
