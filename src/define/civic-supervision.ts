import './context-root.js';
import './civic-agency-picker.js';
import './civic-attachments.js';
import './civic-gallery.js';
import {CivicSupervision} from '../components/civic-supervision/civic-supervision.js';
import {define} from './define.js';

define('civic-supervision', CivicSupervision);
