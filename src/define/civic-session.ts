import './context-root.js';
import {CivicSession} from '../components/civic-session/civic-session.js';
import {define} from './define.js';

define('civic-session', CivicSession);
