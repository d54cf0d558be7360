import {type Attachment, isVideo} from '../../model/attachment.js';

/** An attachment as the gallery shows it. */
export interface ShownFile {
  readonly attachment: Attachment;
  /** From 1, among all. */
  readonly number: number;
  readonly video: boolean;
  /** The language of the description, for a `lang` attribute. */
  readonly language: string | undefined;
  /** It could not be loaded, or its address is none. */
  readonly broken: boolean;
}

/** Attachments as they are shown; `failed` holds the addresses that turned out to be unreadable. */
export function shownFiles(attachments: readonly Attachment[], language: string, failed: ReadonlySet<string>): ShownFile[] {
  return attachments.map((attachment, index) => ({
    attachment,
    number: index + 1,
    video: isVideo(attachment),
    language: languageTag(language),
    broken: failed.has(attachment.url) || !isFileAddress(attachment.url),
  }));
}

/** An address that a press opens and does not run: a backend is trusted with texts, and not with `javascript:`. */
export function isFileAddress(url: string): boolean {
  const base = pageAddress() ?? 'http://localhost/';
  return URL.canParse(url, base) && ['http:', 'https:', 'blob:'].includes(new URL(url, base).protocol);
}

/** What addresses are read against; undefined on a server, which draws for pages that it does not know. */
export function pageAddress(): string | undefined {
  return (globalThis.document as Document | undefined)?.baseURI;
}

function languageTag(tag: string): string | undefined {
  try {
    return tag ? new Intl.Locale(tag).toString() : undefined;
  } catch {
    return undefined;
  }
}
