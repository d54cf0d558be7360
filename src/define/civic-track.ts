import './civic-thread.js';
import './context-root.js';
import {CivicTrack} from '../components/civic-track/civic-track.js';
import {define} from './define.js';

define('civic-track', CivicTrack);
