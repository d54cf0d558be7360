import {type Attachment, findById, flattenTopics, type PublishedAnswer, type TimelineEntry} from '../../model/index.js';
import type {Addresses} from './addresses.js';
import {authorOf, messageContent, messageText, nameOf, organisationOf, paragraphs, type Wording} from './content.js';
import type {FeedEntry} from './feed.js';
import {changedAt, languageTag, type PublicMessage} from './public-message.js';
import {html} from 'hono/html';

/** What entries of feeds are made with. */
export interface EntryContext extends Wording {
  readonly addresses: Addresses;
}

/** A message with its answers. It keeps its id and changes when something happens to it. */
export function messageEntry(message: PublicMessage, context: EntryContext): FeedEntry {
  const {addresses, words} = context;
  const {id, title, createdAt, language, attachments} = message;
  const url = addresses.message(id);
  const tag = languageTag(language);
  return {
    id: url, url, title,
    html: messageContent(message, context),
    text: messageText(message, context),
    published: createdAt,
    updated: changedAt(message),
    author: authorOf(message, words),
    categories: categoriesOf(message, context),
    ...(tag && {language: tag}),
    files: filesOf(attachments, addresses),
  };
}

/** A published answer. */
export function answerEntry({messageId, title, body, kind, topic, approvedAt, ...answer}: PublishedAnswer, context: EntryContext): FeedEntry {
  const url = context.addresses.message(messageId);
  return {
    // Two answers of one message are never published at once.
    id: `${url}#answered-${new Date(approvedAt).toISOString()}`,
    url, title,
    html: paragraphs(body),
    text: body,
    published: approvedAt,
    updated: approvedAt,
    author: organisationOf(answer, context),
    categories: categoriesOf({kind, topic}, context),
    files: [],
  };
}

/** One step of what happened to a message; the answer where one was published. */
export function stepEntry(step: TimelineEntry, message: PublicMessage, context: EntryContext): FeedEntry {
  const {addresses, words} = context;
  const url = addresses.message(message.id);
  const answer = step.action === 'approve' ? message.answers.find(({approvedAt}) => approvedAt === step.at) : undefined;
  const texts = step.action === 'submit' ? [messageText({...message, answers: []}, context)]
    : [step.publicText, step.words, answer?.body].filter((text) => text !== undefined && text !== '') as string[];
  const says = words.any(eventKey(step), {
    agency: step.actor.agencyId ? nameOf(step.actor.agencyId, context) : words.t('common.board-staff'),
    target: targetsOf(step, context),
    verdict: step.rating ? words.t(step.rating.solved ? 'thread.solved' : 'thread.not-solved') : '',
  });
  return {
    id: `${url}#${step.id}`,
    url,
    title: says || words.t(`status.${step.status}`),
    html: html`${texts.map((text) => paragraphs(text))}`,
    text: texts.join('\n\n'),
    published: step.at,
    updated: step.at,
    author: step.actor.role === 'author' ? authorOf(message, words) : answer ? organisationOf(answer, context) : nameOf(step.actor.agencyId ?? null, context),
    categories: categoriesOf(message, context),
    files: filesOf([...(step.action === 'submit' ? message.attachments : []), ...(answer?.attachments ?? []), ...(step.visit?.attachments ?? [])], addresses),
  };
}

/** The words of what only board staff do are in a section of their own. */
function eventKey({action, visit}: TimelineEntry): string {
  if (action === 'visit') return `oversight.event-visit-${visit?.way ?? 'in-person'}`;
  return action === 'supervise' ? 'oversight.event-supervise' : `thread.event-${action}`;
}

function targetsOf({handlerId, supports = []}: TimelineEntry, context: EntryContext): string {
  return [...(handlerId ? [handlerId] : []), ...supports.map(({agencyId}) => agencyId)].map((id) => nameOf(id, context)).join(', ');
}

function categoriesOf({kind, topic}: {readonly kind: string; readonly topic: string}, {board, words}: EntryContext): FeedEntry['categories'] {
  return [[kind, findById(board.kinds, kind)], [topic, findById(flattenTopics(board.topics), topic)]].map(([id, known]) =>
    ({id: id as string, name: words.text((known as {name: Record<string, string>} | undefined)?.name) || id as string}));
}

/** Only what everybody may see is among the files of what everybody gets; the check is here so that nothing can be added by mistake elsewhere. */
function filesOf(attachments: readonly Attachment[], addresses: Addresses): FeedEntry['files'] {
  return attachments.filter((file) => file.public && !file.url.includes('?')).map(({url, type, size, description}) => ({url: addresses.file(url), type, size, description}));
}
