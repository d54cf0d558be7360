import './context-root.js';
import './civic-agency-picker.js';
import './civic-attachments.js';
import './civic-gallery.js';
import {CivicReviewQueue} from '../components/civic-review-queue/civic-review-queue.js';
import {define} from './define.js';

define('civic-review-queue', CivicReviewQueue);
