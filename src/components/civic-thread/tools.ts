import {html, type TemplateResult} from 'lit';
import type {Capabilities} from '../../adapter/capabilities.js';
import {PUBLIC_STATUSES} from '../../model/states.js';
import type {Message} from '../../model/view.js';

/** What every reader can do with a message. */
export type Tool = 'follow' | 'share' | 'copy-link' | 'print' | 'report';

/** The tools for a message: what is not shown to everybody cannot be followed, passed on or reported. `shares`: the device may have a way of its own to share. */
export function toolsFor({visibility, status, relations}: Message, {follow, report}: Capabilities, shares: boolean): Tool[] {
  if (visibility !== 'public' || !(PUBLIC_STATUSES as readonly string[]).includes(status)) return ['print'];
  return [
    ...(follow ? ['follow' as const] : []),
    ...(shares && 'share' in navigator ? ['share' as const] : []),
    'copy-link', 'print',
    // Moderators do not report to themselves.
    ...(report && !relations.includes('moderator') ? ['report' as const] : []),
  ];
}

/** The place of the row of tools, until it is there. */
export function toolsPlace(message: Message, capabilities: Capabilities): TemplateResult {
  return html`<div class="tools on-screen" aria-hidden="true">${toolsFor(message, capabilities, true).map(() => html`<span class="tool"></span>`)}</div>`;
}
