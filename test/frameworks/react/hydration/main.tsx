import {memoryAdapter} from 'civic-board/adapters/memory.js';
import {TOWN} from 'civic-board/testing';
import {StrictMode} from 'react';
import {hydrateRoot} from 'react-dom/client';
import {Page} from './page.js';

hydrateRoot(document.getElementById('site')!, <StrictMode><Page adapter={memoryAdapter({town: TOWN})} /></StrictMode>);
