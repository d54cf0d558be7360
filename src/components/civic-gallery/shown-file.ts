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
  /** Address of a video's captions. */
  readonly captions: string | undefined;
  /** Whether a video is asked for across origins, without which browsers read no captions from another. Its own host has to allow that, too. */
  readonly across: boolean;
}

/** What was found out about addresses of files. */
export interface KnownFiles {
  /** Those that could not be loaded. */
  readonly failed: ReadonlySet<string>;
  /** Videos that may not be asked for across origins. They play without captions. */
  readonly withheld: ReadonlySet<string>;
  /** Nobody knows yet where the page is: it is shown as a server has drawn it. */
  readonly asDrawn: boolean;
}

/** Attachments as they are shown. */
export function shownFiles(attachments: readonly Attachment[], language: string, {failed, withheld, asDrawn}: KnownFiles): ShownFile[] {
  return attachments.map((attachment, index) => {
    const {url, captionsUrl} = attachment;
    const captions = captionsUrl && isFileAddress(captionsUrl) && !withheld.has(url) ? captionsUrl : undefined;
    return {
      attachment,
      number: index + 1,
      video: isVideo(attachment),
      language: languageTag(language),
      broken: failed.has(url) || !isFileAddress(url),
      captions,
      across: captions !== undefined && !asDrawn && isElsewhere(captions),
    };
  });
}

/** Whether an address is of another origin than the page. A server knows nothing of origins. */
function isElsewhere(url: string): boolean {
  const base = pageAddress();
  if (base === undefined) return false;
  const {protocol, origin} = new URL(url, base);
  return protocol !== 'blob:' && origin !== location.origin;
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
