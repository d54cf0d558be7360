import {html, type TemplateResult} from 'lit';
import type {TimelineEntry} from '../../model/view.js';
import type {Reading} from './reading.js';

/** Why a message was rejected or handed back, or an answer returned, as far as the reader may know. */
export function reasonLines({words}: Reading, {rejectReason, returnReasons = [], ground}: Partial<TimelineEntry> = {}): TemplateResult[] {
  const reasons = [
    ...(rejectReason ? [words.t(`reasons.reason-${rejectReason}`)] : []),
    ...returnReasons.map((reason) => words.t(`reasons.reason-${reason}`)),
    ...(ground ? [words.t(`reasons.ground-${ground}`)] : []),
  ];
  return reasons.map((reason) => html`<p>${words.t('thread.reason', {reason})}</p>`);
}
