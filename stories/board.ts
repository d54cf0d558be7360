import {html, nothing, type TemplateResult} from 'lit';
import {ref} from 'lit/directives/ref.js';
import type {BoardAdapter, DeviceStore} from '../src/adapter/index.js';
import {memoryDeviceStore} from '../src/adapters/device.js';
import '../src/define/civic-board-provider.js';

/** How a story differs from the page around it, which the toolbar sets. */
export interface StoryPage {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly dark?: boolean;
  /** What the page keeps; a device with nothing on it unless given. */
  readonly device?: DeviceStore;
}

/** Elements on a board of their own, so that the stories on one page of documentation do not share one. */
export function onBoard(
  adapter: BoardAdapter | undefined,
  content: TemplateResult,
  {lang, dir, dark = false, device = memoryDeviceStore()}: StoryPage = {},
): TemplateResult {
  return html`<div lang=${lang ?? nothing} dir=${dir ?? nothing} ${ref((element) => dark && darken(element))}>
    <civic-board-provider .adapter=${adapter} .device=${device}>${content}</civic-board-provider>
  </div>`;
}

/** What a site with a dark scheme says in its style sheet. It stands on its theme's surface, as any page that has one: a look without dark colours stays light. */
function darken(element: Element | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  Object.assign(element.style, {
    colorScheme: 'dark',
    background: 'var(--civic-color-surface, #161b22)',
    color: 'var(--civic-color-text, #e8ecf2)',
    padding: '1rem',
  });
}
