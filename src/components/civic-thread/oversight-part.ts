import {html, type LitElement, nothing, svg, type TemplateResult} from 'lit';
import {addStyles} from '../../controllers/add-styles.js';
import {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {oversight} from '../../i18n/en/oversight.js';
import type {Attachment} from '../../model/attachment.js';
import type {Visit} from '../../model/event.js';
import {MASK_SIGN, type MaskablePart, stretchesOf} from '../../model/hiding.js';
import type {TimelineEntry} from '../../model/view.js';
import {oversightStyles} from './oversight-part.styles.js';
import {phraseWith} from './phrase-with.js';
import {agencyName, type Reading, timeOf} from './reading.js';

const RUNS = new RegExp(`(${MASK_SIGN}+)`);

/** The English of what oversight shows. */
export const OVERSIGHT_ENGLISH = {common, oversight};

/** Supervision, visits, what units do among themselves, and what is hidden from the public. Fetched with the first message that has some of it. */
export class OversightPart {
  readonly #words: Localize<typeof OVERSIGHT_ENGLISH>;

  constructor(host: LitElement) {
    addStyles(host, oversightStyles);
    this.#words = new Localize(host, OVERSIGHT_ENGLISH);
    // Made while its host renders, it has missed what tells the language of this render.
    this.#words.hostUpdate();
  }

  /** What the gallery of a visit is called. */
  get filesLabel(): string {
    return this.#words.t('oversight.files-of-visit');
  }

  /** A step in plain words. */
  whatHappened(reading: Reading, entry: TimelineEntry): TemplateResult {
    const {actor, assignee = '', reminded, escalatedTo} = entry;
    return phraseWith(this.#words.any(`oversight.event-${nameOf(entry)}`), {
      agency: agencyName(reading, actor.agencyId) || this.#words.t('common.board-staff'),
      target: agencyName(reading, reminded?.agencyId ?? escalatedTo),
      name: assignee,
    });
  }

  /** What else there is to know of a step: how a visit was made and what it came to; by when something is due. */
  details(reading: Reading, {visit, superviseUntil, reminded}: TimelineEntry): TemplateResult | typeof nothing {
    const due = superviseUntil ?? reminded?.dueAt;
    if (visit) return this.#visit(reading, visit);
    return due === undefined ? nothing : html`<p class="muted">${phraseWith(this.#words.any(`oversight.${superviseUntil ? 'settle' : 'due'}-by`), {date: timeOf(reading, due)})}</p>`;
  }

  /** Says to those who see all of a message that the public does not. */
  note({message: {hidden}}: Reading): TemplateResult | typeof nothing {
    return hidden ? html`<p class="audience">${this.#words.t('oversight.some-hidden')}</p>` : nothing;
  }

  /** A text of the message, with what is hidden marked as such; undefined when nothing of it is. */
  text({message}: Reading, part: MaskablePart): TemplateResult | undefined {
    const masks = message.hidden?.masks.filter((mask) => mask.part === part) ?? [];
    if (masks.length > 0) return html`${stretchesOf(message[part], masks).map(({text, masked}) => (masked ? this.#marked(text) : text))}`;
    const runs = message.hidden ? [] : message[part].split(RUNS);
    return runs.length > 1 ? html`${runs.map((run) => (run.startsWith(MASK_SIGN) ? this.#blocks(run) : run))}` : undefined;
  }

  /** The files of the message; those that are hidden carry the gallery's mark. Undefined when none is. */
  files({message: {hidden, attachments}}: Reading): readonly Attachment[] | undefined {
    const ids = hidden?.attachmentIds ?? [];
    return ids.length > 0 ? attachments.map((attachment) => (ids.includes(attachment.id) ? {...attachment, public: false} : attachment)) : undefined;
  }

  #visit(reading: Reading, {solved, visitedAt}: Visit): TemplateResult {
    const mark = solved ? svg`<path d="m3.5 8.5 3 3 6-7" />` : svg`<path d="m4.5 4.5 7 7m0-7-7 7" />`;
    return html`<div part="visit" class="visit">
      <p class="outcome ${solved ? 'solved' : ''}"><svg viewBox="0 0 16 16" aria-hidden="true">${mark}</svg>${reading.words.t(solved ? 'thread.solved' : 'thread.not-solved')}</p>
      <p class="muted">${phraseWith(this.#words.any('oversight.visited-on'), {date: timeOf(reading, visitedAt)})}</p>
    </div>`;
  }

  /** Screen readers pass over a `mark` in silence: where it begins and ends is said in words. */
  #marked(text: string): TemplateResult {
    return html`<mark part="masked"><span class="visually-hidden">${this.#words.t('oversight.hidden-here')} </span>${text}<span class="visually-hidden"> ${this.#words.t('oversight.hidden-end')}</span></mark>`;
  }

  /** Nobody wants to hear "full block" thirty times. */
  #blocks(run: string): TemplateResult {
    return html`<span class="blocks" role="img" aria-label=${this.#words.t('oversight.masked')}>${run}</span>`;
  }
}

/** What a step is called in the words of oversight. */
function nameOf({action, visit, assignee, actor}: TimelineEntry): string {
  if (visit) return `visit-${visit.way}`;
  if (action === 'assign' && !assignee) return 'assign-nobody';
  return action === 'remind' && actor.role === 'system' ? 'remind-system' : action;
}
