import type {LitElement} from 'lit';
import {mayTakeFocus} from '../../controllers/focus.js';
import type {CivicAttachments} from '../civic-attachments/civic-attachments.js';
import type {GuardActions} from './privacy-notes.js';
import type {Found, PrivacyGuard} from './privacy-guard.js';
import type {PublicText} from './privacy-text.js';

/** The guard's buttons at work: each disappears when it is pressed, so focus goes on to what is next. */
export function guardActions(host: LitElement, guard: PrivacyGuard, send: () => void): GuardActions {
  const find = (selector: string) => host.renderRoot.querySelector<HTMLElement>(selector);
  const control = (field: PublicText) => find(`[name="${field}"]`);
  /** The first that there is takes focus, once the form shows what became of the press. */
  const moveOn = async (...targets: (() => HTMLElement | null)[]) => {
    await host.updateComplete;
    const focused = host.shadowRoot?.activeElement;
    if (focused && !mayTakeFocus(focused)) return;
    targets.reduce<HTMLElement | null>((found, target) => found ?? target(), null)?.focus();
  };
  const nextIn = (field: PublicText) => () => find(`[aria-describedby="${field}-found-0"]`);
  const inSummary = () => (guard.stopped ? find('#guard-summary') : null);
  return {
    remove: (found, toRemark) => {
      if (guard.remove(found, toRemark)) void moveOn(() => find(`[id="${found.field}-undo"]`), () => control(found.field));
    },
    removeAll: (toRemark) => {
      guard.removeAll(toRemark);
      void moveOn(inSummary, () => find('[part="submit"]'));
    },
    leave: (found) => {
      guard.keep([found]);
      void moveOn(nextIn(found.field), () => control(found.field));
    },
    undo: (field) => {
      guard.undo();
      void moveOn(nextIn(field), () => control(field));
    },
    show: (found) => select(control(found.field), found),
    sendAnyway: () => {
      guard.keep(guard.all);
      send();
    },
  };
}

/** Selects words in a field and brings them into view. */
function select(field: HTMLElement | null, {start, end, file}: Found): void {
  if (file !== undefined) return (field as CivicAttachments | null)?.selectDescription(file, start, end);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.focus();
  field.setSelectionRange(start, end);
  field.scrollIntoView({block: 'center'});
}
