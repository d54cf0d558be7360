import './context-root.js';
import {CivicSubmitForm} from '../components/civic-submit-form/civic-submit-form.js';
import {define} from './define.js';

CivicSubmitForm.loadPicker = () => import('./civic-agency-picker.js');
// The badge is on the earlier messages that are shown while somebody writes.
CivicSubmitForm.loadAttachments = () => Promise.all([import('./civic-attachments.js'), import('./civic-status-badge.js')]);
define('civic-submit-form', CivicSubmitForm);
