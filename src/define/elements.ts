/** Those that say only what `i18n/reading` has. */
export const READING_ELEMENTS: ReadonlySet<string> = new Set([
  'civic-board-provider', 'civic-figures', 'civic-gallery', 'civic-message-list', 'civic-recent-replies', 'civic-status-badge', 'civic-theme-switch', 'civic-thread',
]);

/** Every element, by its tag: a call fetches and registers it. */
export const ELEMENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'civic-admin-agencies': () => import('./civic-admin-agencies.js'),
  'civic-admin-log': () => import('./civic-admin-log.js'),
  'civic-admin-people': () => import('./civic-admin-people.js'),
  'civic-admin-settings': () => import('./civic-admin-settings.js'),
  'civic-admin-templates': () => import('./civic-admin-templates.js'),
  'civic-agency-picker': () => import('./civic-agency-picker.js'),
  'civic-attachments': () => import('./civic-attachments.js'),
  'civic-board-provider': () => import('./civic-board-provider.js'),
  'civic-figures': () => import('./civic-figures.js'),
  'civic-gallery': () => import('./civic-gallery.js'),
  'civic-inbox': () => import('./civic-inbox.js'),
  'civic-join-form': () => import('./civic-join-form.js'),
  'civic-message-list': () => import('./civic-message-list.js'),
  'civic-my-messages': () => import('./civic-my-messages.js'),
  'civic-place-picker': () => import('./civic-place-picker.js'),
  'civic-recent-replies': () => import('./civic-recent-replies.js'),
  'civic-reply-panel': () => import('./civic-reply-panel.js'),
  'civic-review-queue': () => import('./civic-review-queue.js'),
  'civic-session': () => import('./civic-session.js'),
  'civic-status-badge': () => import('./civic-status-badge.js'),
  'civic-submit-form': () => import('./civic-submit-form.js'),
  'civic-supervision': () => import('./civic-supervision.js'),
  'civic-theme-switch': () => import('./civic-theme-switch.js'),
  'civic-thread': () => import('./civic-thread.js'),
  'civic-track': () => import('./civic-track.js'),
};
