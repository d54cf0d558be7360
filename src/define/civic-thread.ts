import './context-root.js';
import {CivicThread} from '../components/civic-thread/civic-thread.js';
import {define} from './define.js';

CivicThread.loadGallery = () => void import('./civic-gallery.js');
define('civic-thread', CivicThread);
