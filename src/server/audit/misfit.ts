/** What can be wrong, each with what it means. `{…}` is filled in from the {@link Misfit}. */
export const MISFITS = {
  unreadable: 'Entry {seq} cannot be read: its text was changed.',
  gap: 'Entry {seq} does not follow on the one before it: entries were removed, inserted or renumbered here.',
  hash: 'Entry {seq} does not have the hash that it must have: it or what stands before it was changed.',
  columns: 'Entry {seq} is filed under something else than it says.',
  order: 'Entry {seq} logs step {step} of message {message} before the step before it, or twice.',
  'event-missing': 'Step {step} of message {message}, logged as entry {seq}, is gone.',
  'event-changed': 'Step {step} of message {message} is not what entry {seq} logged.',
  'message-missing': 'Message {message}, logged as entry {seq}, is gone.',
  'message-changed': 'Message {message}, its number or its query code is not what entry {seq} logged.',
  'private-part-changed': 'The private part of message {message} is not what entry {seq} logged.',
  'event-unlogged': 'Step {step} of message {message} is not in the log.',
  'message-unlogged': 'Message {message} is not in the log.',
  derived: 'What lists show of message {message} ({column}) does not follow from what happened to it.',
  'answer-changed': 'An answer that lists show of message {message} is not the one that was approved.',
  'not-sealed': 'Something was handed to the log and not sealed: its trigger was switched off.',
  'trigger-off': 'The trigger {trigger} is off or gone: what happens now is not protected. Run civic-board migrate against a sound copy, or enable it.',
  'cut-off': 'The expected hash is not in the log: its end was cut off, it was written anew, or it is the log of another board.',
} as const;
export type MisfitCode = keyof typeof MISFITS;

/** The first place that does not fit. */
export interface Misfit {
  readonly code: MisfitCode;
  /** The entry of the log. */
  readonly seq?: number;
  readonly message?: string;
  /** The event within its message. */
  readonly step?: number;
  readonly column?: string;
  readonly trigger?: string;
}

/** Ends a verification. */
export class MisfitFound extends Error {
  override readonly name = 'MisfitFound';

  constructor(readonly misfit: Misfit) {
    super(explainMisfit(misfit));
  }
}

/** A misfit in a sentence. */
export function explainMisfit(misfit: Misfit): string {
  return MISFITS[misfit.code].replace(/\{(\w+)\}/g, (_, name: string) => String(misfit[name as keyof Misfit] ?? '?'));
}
