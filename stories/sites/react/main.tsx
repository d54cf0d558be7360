import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import '../common/site.css';
import {Page} from './page.js';

createRoot(document.getElementById('site')!).render(<StrictMode><Page /></StrictMode>);
