import './context-root.js';
import './civic-agency-picker.js';
import './civic-place-picker.js';
import {CivicJoinForm} from '../components/civic-join-form/civic-join-form.js';
import {define} from './define.js';

define('civic-join-form', CivicJoinForm);
