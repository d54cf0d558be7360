import {type Attachment, isListed, type Message} from '../../model/index.js';
import type {Matter} from './matter.js';
import {sameDigest, type Secrets} from './secret.js';

/** Hours that an address of a file which is not public works: a page that is open all morning still shows its pictures. */
const GOOD_FOR = 6;

const HOUR = 3_600_000;

/** Where the API serves a file, relative to itself. This is what is kept with the content. */
export function fileAddress(id: string): string {
  return `files/${id}`;
}

/** The id of the file behind such an address; undefined for an address that is none. */
export function fileIdIn(address: string): string | undefined {
  return /^files\/([^/?]+)$/.exec(address)?.[1];
}

/**
 * A message with addresses of its files that work for whoever may read it: a plain one for what everybody may see now, and one that is
 * signed and ends for everything else, because an `<img>` shows no query code.
 */
export function withFileAddresses<M extends Omit<Message, 'agencies'>>(message: M, {record: {content}, progress}: Pick<Matter, 'record' | 'progress'>, secrets: Secrets, now: Date): M {
  const listed = isListed({content, progress});
  const addressed = (attachment: Attachment, shown: boolean): Attachment => (shown && attachment.public ? attachment : signed(attachment, secrets, now));
  return {
    ...message,
    attachments: message.attachments.map((attachment) => addressed(attachment, listed && !progress.hidden.attachmentIds.includes(attachment.id))),
    timeline: message.timeline.map((entry) => (entry.visit?.attachments
      ? {...entry, visit: {...entry.visit, attachments: entry.visit.attachments.map((attachment) => addressed(attachment, listed))}}
      : entry)),
    answers: message.answers.map((answer) => ({
      ...answer, attachments: answer.attachments.map((attachment) => addressed(attachment, listed && answer.approvedAt !== undefined)),
    })),
  };
}

/** Whether an address was signed by us for this file and has not ended. */
export function isSigned(secrets: Secrets, id: string, {expires, signature}: {readonly expires?: string | undefined; readonly signature?: string | undefined}, now: Date): boolean {
  if (!expires || !signature || !/^\d{1,12}$/.test(expires) || Number(expires) * 1000 <= now.getTime()) return false;
  return sameDigest(Buffer.from(signature, 'base64url'), macOf(secrets, id, expires));
}

function signed(attachment: Attachment, secrets: Secrets, now: Date): Attachment {
  // By whole hours, so that an address stays the same for a while and a file that was read need not be read again.
  const expires = String((Math.floor(now.getTime() / HOUR) + GOOD_FOR + 1) * HOUR / 1000);
  const sign = (address: string): string => {
    const id = fileIdIn(address);
    return id === undefined ? address : `${address}?expires=${expires}&signature=${macOf(secrets, id, expires).toString('base64url')}`;
  };
  const {url, captionsUrl} = attachment;
  return {...attachment, url: sign(url), ...(captionsUrl !== undefined && {captionsUrl: sign(captionsUrl)})};
}

function macOf(secrets: Secrets, id: string, expires: string): Buffer {
  return secrets.mac('file-address', `${id}\n${expires}`);
}
