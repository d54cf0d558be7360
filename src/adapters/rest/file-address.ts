import type {Attachment, BoardInfo, Message} from '../../model/index.js';

/** A message whose files have addresses that work on the page, wherever the backend is: it gives them as seen from its endpoint. */
export function withFileAddresses(message: Message, endpoint: string): Message {
  const addressed = (attachment: Attachment): Attachment => {
    const {url, captionsUrl} = attachment;
    return {...attachment, url: resolved(url, endpoint), ...(captionsUrl !== undefined && {captionsUrl: resolved(captionsUrl, endpoint)})};
  };
  // A backend that knows of no files may leave the lists out.
  const listed = (files: readonly Attachment[] | undefined): Attachment[] => (files ?? []).map(addressed);
  return {
    ...message,
    attachments: listed(message.attachments),
    timeline: message.timeline.map((entry) => (entry.visit ? {...entry, visit: {...entry.visit, attachments: listed(entry.visit.attachments)}} : entry)),
    answers: message.answers.map((answer) => ({...answer, attachments: listed(answer.attachments)})),
  };
}

/** A board whose services have addresses that work on the page. A backend that offers none may leave them out. */
export function withServiceAddresses(board: BoardInfo, endpoint: string): BoardInfo {
  const {services} = board;
  const oidc = (services as BoardInfo['services'] | undefined)?.oidc;
  return oidc ? {...board, services: {...services, oidc: {...oidc, url: resolved(oidc.url, endpoint)}}} : board;
}

function resolved(address: string, endpoint: string): string {
  return /^([a-z][a-z\d+.-]*:|\/)/i.test(address) ? address : `${endpoint.replace(/\/+$/, '')}/${address}`;
}
