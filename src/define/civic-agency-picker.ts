import './context-root.js';
import {CivicAgencyPicker} from '../components/civic-agency-picker/civic-agency-picker.js';
import {define} from './define.js';

define('civic-agency-picker', CivicAgencyPicker);
