import './context-root.js';
import {CivicFigures} from '../components/civic-figures/civic-figures.js';
import {define} from './define.js';

define('civic-figures', CivicFigures);
