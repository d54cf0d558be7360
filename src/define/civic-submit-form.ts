import './civic-agency-picker.js';
import './civic-attachments.js';
import './civic-status-badge.js';
import './context-root.js';
import {CivicSubmitForm} from '../components/civic-submit-form/civic-submit-form.js';
import {define} from './define.js';

define('civic-submit-form', CivicSubmitForm);
