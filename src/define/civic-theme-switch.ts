import {CivicThemeSwitch} from '../components/civic-theme-switch/civic-theme-switch.js';
import {define} from './define.js';

define('civic-theme-switch', CivicThemeSwitch);
