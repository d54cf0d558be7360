import type {} from 'civic-board/svelte';
import {mount} from 'svelte';
import '../common/site.css';
import Page from './page.svelte';

mount(Page, {target: document.getElementById('site')!});
