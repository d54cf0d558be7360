import {CivicGallery} from '../components/civic-gallery/civic-gallery.js';
import {define} from './define.js';

define('civic-gallery', CivicGallery);
