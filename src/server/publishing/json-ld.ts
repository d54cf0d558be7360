import {type Answer, findById, flattenTopics, type TimelineEntry} from '../../model/index.js';
import type {FeedScope} from './addresses.js';
import {authorOf, nameOf, organisationOf} from './content.js';
import type {EntryContext} from './entries.js';
import {changedAt, languageTag, partsOf, type PublicMessage} from './public-message.js';

/** Data in the words of https://schema.org. */
export type JsonLd = Readonly<Record<string, unknown>>;

/** Kinds of the preset that ask nothing: what comes back is no answer to a question. */
const ASKS_NOTHING: readonly string[] = ['thanks'];

/**
 * A message for search engines. With an answer it is a `Question` on a `QAPage`; before, and where it asks nothing, a `DiscussionForumPosting`:
 * both are forms that people fill in in public, and a question without any answer is of use to nobody. The answer that stands is the accepted
 * one, unless the matter is open again or its author has said that it is not solved.
 */
export function messageJsonLd(message: PublicMessage, context: EntryContext): JsonLd {
  const {words, addresses, board} = context;
  const url = addresses.message(message.id);
  const site = {'@type': 'WebSite', '@id': `${addresses.base}/#site`, name: words.text(board.name), url: addresses.board};
  const isQuestion = message.answers.length > 0 && !ASKS_NOTHING.includes(message.kind);
  const matter = {...(isQuestion ? questionOf(message, context) : postingOf(message, context)), '@id': `${url}#message`};
  return isQuestion
    ? {'@context': 'https://schema.org', '@type': 'QAPage', '@id': url, url, name: message.title, isPartOf: site, breadcrumb: breadcrumbOf(message, context), mainEntity: matter}
    : {'@context': 'https://schema.org', ...matter, mainEntityOfPage: {'@type': 'WebPage', '@id': url, url, isPartOf: site, breadcrumb: breadcrumbOf(message, context)}};
}

function questionOf(message: PublicMessage, context: EntryContext): JsonLd {
  const {answers, status} = message;
  const last = answers.at(-1);
  const accepted = status === 'answered' && last?.rating?.solved !== false ? last : undefined;
  const suggested = answers.filter((answer) => answer !== accepted).map((answer) => answerOf('Answer', answer, message, context));
  return {
    '@type': 'Question', name: message.title, ...matterOf(message, context),
    answerCount: answers.length,
    ...(accepted && {acceptedAnswer: answerOf('Answer', accepted, message, context)}),
    ...(suggested.length > 0 && {suggestedAnswer: suggested}),
    ...commentsOf(wordsIn(message, context)),
  };
}

function postingOf(message: PublicMessage, context: EntryContext): JsonLd {
  const answers = message.answers.map((answer) => answerOf('Comment', answer, message, context));
  return {
    '@type': 'DiscussionForumPosting', headline: message.title, ...matterOf(message, context),
    ...commentsOf([...answers, ...wordsIn(message, context)]),
  };
}

/** What is said of a message whatever it is. */
function matterOf(message: PublicMessage, context: EntryContext): JsonLd {
  const {addresses, words, board} = context;
  const {id, number, createdAt, topic, agencyId, language, spot, followers} = message;
  const tag = languageTag(language);
  const topicName = words.text(findById(flattenTopics(board.topics), topic)?.name);
  return {
    url: addresses.message(id),
    identifier: number,
    text: partsOf(message).map(({text}) => text).join('\n\n'),
    author: {'@type': 'Person', name: authorOf(message, words)},
    datePublished: createdAt,
    dateModified: changedAt(message),
    ...(tag && {inLanguage: tag}),
    ...(topicName && {about: {'@type': 'Thing', name: topicName}}),
    mentions: organisation(nameOf(agencyId, context), agencyId, context),
    ...imagesOf(message.attachments, context),
    ...(spot?.public && {contentLocation: {
      '@type': 'Place',
      ...(spot.address && {address: spot.address}),
      ...(spot.point && {geo: {'@type': 'GeoCoordinates', latitude: spot.point.latitude, longitude: spot.point.longitude}}),
    }}),
    ...(followers > 0 && {interactionStatistic: {'@type': 'InteractionCounter', interactionType: {'@type': 'FollowAction'}, userInteractionCount: followers}}),
  };
}

function answerOf(type: 'Answer' | 'Comment', answer: Answer, {id, createdAt}: PublicMessage, context: EntryContext): JsonLd {
  return {
    '@type': type,
    text: answer.body,
    url: context.addresses.message(id),
    datePublished: answer.approvedAt ?? createdAt,
    author: organisation(organisationOf(answer, context), answer.agencyId, context),
    ...imagesOf(answer.attachments, context),
  };
}

/** What the author added, as far as it is public. */
function wordsIn(message: PublicMessage, {words, addresses}: EntryContext): JsonLd[] {
  const isAuthors = ({actor, words: said, wordsPublic}: TimelineEntry) => actor.role === 'author' && wordsPublic && !!said;
  return message.timeline.filter(isAuthors).map((entry) => ({
    '@type': 'Comment', text: entry.words ?? '', url: addresses.message(message.id), datePublished: entry.at, author: {'@type': 'Person', name: authorOf(message, words)},
  }));
}

function commentsOf(comments: readonly JsonLd[]): JsonLd {
  return comments.length > 0 ? {commentCount: comments.length, comment: comments} : {};
}

/** A public body, with the page of what was written to it. */
function organisation(name: string, agencyId: string | null, {addresses}: EntryContext): JsonLd {
  return {'@type': 'GovernmentOrganization', name, ...(agencyId !== null && {url: addresses.list({agencyId})})};
}

function imagesOf(attachments: PublicMessage['attachments'], {addresses}: EntryContext): JsonLd {
  const images = attachments.filter((file) => file.public && file.type.startsWith('image/') && !file.url.includes('?')).map((file) => addresses.file(file.url));
  return images.length > 0 ? {image: images} : {};
}

function breadcrumbOf(message: PublicMessage, {addresses, words, board}: EntryContext): JsonLd {
  const topic = findById(flattenTopics(board.topics), message.topic);
  const steps = [
    {name: words.text(board.name), item: addresses.board},
    ...(topic ? [{name: words.text(topic.name), item: addresses.list({topic: topic.id})}] : []),
    {name: message.title, item: addresses.message(message.id)},
  ];
  return {'@type': 'BreadcrumbList', itemListElement: steps.map((step, index) => ({'@type': 'ListItem', position: index + 1, ...step}))};
}

/** The board, or the part of it that belongs to an agency, a place or a topic. */
export function listJsonLd(scope: FeedScope, {name, agencyName, placeName}: {readonly name: string; readonly agencyName?: string | undefined; readonly placeName?: string | undefined}, {addresses, words, board}: Omit<EntryContext, 'agencies'>): JsonLd {
  const about = agencyName ? {'@type': 'GovernmentOrganization', name: agencyName, url: addresses.list({agencyId: scope.agencyId})}
    : placeName ? {'@type': 'AdministrativeArea', name: placeName} : undefined;
  return {
    '@context': 'https://schema.org', '@type': 'CollectionPage', '@id': addresses.list(scope), url: addresses.list(scope), name, inLanguage: words.language,
    isPartOf: {'@type': 'WebSite', '@id': `${addresses.base}/#site`, name: words.text(board.name), url: addresses.board},
    ...(about && {about}),
  };
}
