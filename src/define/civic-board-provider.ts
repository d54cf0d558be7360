import './context-root.js';
import {CivicBoardProvider} from '../components/civic-board-provider/civic-board-provider.js';
import {define} from './define.js';

define('civic-board-provider', CivicBoardProvider);
