import type {} from 'civic-board/vue';
import {createApp} from 'vue';
import '../common/site.css';
import Page from './page.vue';

createApp(Page).mount('#site');
