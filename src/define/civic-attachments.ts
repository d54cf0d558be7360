import './context-root.js';
import {CivicAttachments} from '../components/civic-attachments/civic-attachments.js';
import {define} from './define.js';

define('civic-attachments', CivicAttachments);
