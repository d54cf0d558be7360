import './context-root.js';
import {CivicPlacePicker} from '../components/civic-place-picker/civic-place-picker.js';
import {define} from './define.js';

define('civic-place-picker', CivicPlacePicker);
