import type {Meta} from '@storybook/web-components-vite';
import {allElements} from './all-elements.js';
import {playground} from './playground.js';

allElements();

/** Every element, with every attribute as a control: both come from the manifest. The states of each stand under its own name. */
const meta: Meta = {title: 'Tools/Playground', tags: ['!autodocs']};
export default meta;

const THREAD = {'thread-url': '#{id}'};
const MESSAGE = {'message-id': 'street-light'};

export const AdminAgencies = playground('civic-admin-agencies', {as: 'admin'});
export const AdminLog = playground('civic-admin-log', {as: 'admin'});
export const AdminPeople = playground('civic-admin-people', {as: 'admin'});
export const AdminSettings = playground('civic-admin-settings', {as: 'admin'});
export const AdminTemplates = playground('civic-admin-templates', {as: 'admin'});
export const AgencyPicker = playground('civic-agency-picker', {given: {label: 'Who is it for?'}});
export const Attachments = playground('civic-attachments', {given: {label: 'Photos and video'}});
export const Figures = playground('civic-figures');
export const Gallery = playground('civic-gallery', {given: {label: 'Pictures'}});
export const Inbox = playground('civic-inbox', {as: 'housing', given: {'handle-url': '#{id}'}});
export const JoinForm = playground('civic-join-form');
export const MessageList = playground('civic-message-list', {given: {...THREAD, 'page-size': 5}});
export const MyMessages = playground('civic-my-messages', {as: 'citizen', given: THREAD});
export const PlacePicker = playground('civic-place-picker', {given: {label: 'Place'}});
export const RecentReplies = playground('civic-recent-replies', {given: THREAD});
export const ReplyPanel = playground('civic-reply-panel', {as: 'housing', given: MESSAGE});
export const ReviewQueue = playground('civic-review-queue', {as: 'moderator'});
export const Session = playground('civic-session', {as: 'citizen'});
export const StatusBadge = playground('civic-status-badge');
export const SubmitForm = playground('civic-submit-form', {given: {'place-id': 'qinghe'}});
export const Supervision = playground('civic-supervision', {as: 'moderator', given: MESSAGE});
export const ThemeSwitch = playground('civic-theme-switch');
export const Thread = playground('civic-thread', {given: MESSAGE});
export const Track = playground('civic-track');
