import type {HeldFile} from '../../controllers/held-file.js';

/** A file was added, described, switched, uploaded or removed. */
export class CivicFilesChanged extends Event {
  static readonly eventName = 'civic-files-changed';
  /** All of them, as they are now. Not for logs: the blobs are what somebody photographed. */
  readonly files: readonly HeldFile[];

  constructor(files: readonly HeldFile[]) {
    super(CivicFilesChanged.eventName, {bubbles: true, composed: true});
    this.files = files;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'civic-files-changed': CivicFilesChanged;
  }
}
