import * as v from 'valibot';
import {type AccountStanding, BOARD_ERROR_CODES, type NewSecondFactor, type Receipt, type Session, type Upload} from '../../adapter/index.js';
import {
  ACTIONS, type Agency, type Answer, ANSWER_STAGES, type Attachment, ATTACHMENT_TYPES, type BoardInfo, CAPTIONS_TYPE, type DeskFacts, EMBED_RULES, type Following, HAND_BACK_GROUNDS, ISSUE_CODES,
  MASKABLE_PARTS,
  type Message, type MessageSummary, type Place, PLACE_LEVELS, type PublishedAnswer, type Rating, REFUSALS, REJECT_REASONS, RELATIONS, type Report,
  REPORT_REASONS, RETURN_REASONS, ROLES, type SimilarMessage, sitesSchema, type State, STATES, type StatusCounts, STATUSES, type SupervisionView, type TimelineEntry, type Topic, VISIBILITIES, VISIT_WAYS,
} from '../../model/index.js';
import {agencyFields, calendarFields, count, localized, text, time, titled} from './schema-parts.js';

/**
 * What the API answers with. The OpenAPI document is made from these, and tests hold every real answer to them: a field that is not
 * here, such as a private one, fails them.
 */

const days = v.picklist(['working', 'calendar']);
const fieldRule = v.picklist(['required', 'optional', 'hidden']);

const topic: v.GenericSchema<Topic> = v.strictObject({
  id: text(), name: localized, closed: v.exactOptional(v.literal(true)),
  children: v.exactOptional(v.array(v.strictObject({id: text(), name: localized, closed: v.exactOptional(v.literal(true))}))),
});

export const board = titled('Board', v.strictObject({
  name: localized,
  languages: v.array(text()),
  timeZone: text(),
  kinds: v.array(v.strictObject({id: text(), name: localized, form: v.picklist(['body', 'demand'])})),
  topics: v.array(topic),
  limits: v.strictObject({
    title: count(), body: count(), demand: count(), details: count(), name: count(), phone: count(), remark: count(), address: count(),
    note: count(), answer: count(), contact: count(), description: count(),
    images: count(), imageBytes: count(), videos: count(), videoBytes: count(), videoSeconds: count(),
  }),
  fields: v.strictObject({name: fieldRule, phone: fieldRule, remark: fieldRule, place: fieldRule, email: fieldRule, attachments: fieldRule}),
  services: v.strictObject({challenge: v.boolean(), email: v.boolean(), pushKey: v.exactOptional(text()), oidc: v.exactOptional(v.strictObject({label: text(), url: text()}))}),
  consent: v.strictObject({version: text(), text: localized, url: v.exactOptional(text())}),
  clocks: v.array(v.strictObject({
    days: count(), unit: days, kind: v.exactOptional(text()), topic: v.exactOptional(text()), agencyId: v.exactOptional(text()),
  })),
  calendar: v.strictObject(calendarFields),
  reopenDays: count(),
  extensionDays: count(),
  dueSoonDays: count(),
  figuresMinimum: count(),
  campaigns: v.array(v.strictObject({id: text(), title: localized, agencyId: text(), startsAt: time(), endsAt: time()})),
  sites: v.exactOptional(sitesSchema),
  embeds: v.exactOptional(v.picklist(EMBED_RULES)),
})) satisfies v.GenericSchema<BoardInfo>;

export const place = titled('Place', v.strictObject({
  id: text(), name: localized, level: v.picklist(PLACE_LEVELS), parentId: v.nullable(text()), hasChildren: v.boolean(),
})) satisfies v.GenericSchema<Place>;

export const agency = titled('Agency', v.strictObject(agencyFields)) satisfies v.GenericSchema<Agency>;

const rating = v.strictObject({resolution: count(), attitude: count(), speed: count(), solved: v.boolean()}) satisfies v.GenericSchema<Rating>;

const attachment = v.strictObject({
  id: text(), type: v.picklist(ATTACHMENT_TYPES), size: count(), url: text(), description: text(), public: v.boolean(),
  width: v.exactOptional(count()), height: v.exactOptional(count()), captionsUrl: v.exactOptional(text()),
}) satisfies v.GenericSchema<Attachment>;

const supervision = v.strictObject({
  since: time(), supervisor: text(), reason: text(), dueAt: v.exactOptional(time()), escalatedTo: v.array(text()),
}) satisfies v.GenericSchema<SupervisionView>;

const deskFacts = v.strictObject({
  version: count(), assignee: v.exactOptional(v.strictObject({name: text(), mine: v.boolean()})), waitingFor: v.array(text()),
  supervision: v.exactOptional(supervision), returned: v.exactOptional(v.literal(true)), withLead: v.exactOptional(v.literal(true)),
  pausedAt: v.exactOptional(time()), remindedAt: v.exactOptional(time()),
}) satisfies v.GenericSchema<DeskFacts>;

const summaryFields = {
  id: text(), number: text(), title: text(), excerpt: text(), kind: text(), topic: text(), agencyId: text(),
  status: v.picklist(STATUSES), displayName: text(), visibility: v.picklist(VISIBILITIES), language: text(), createdAt: time(),
  answeredAt: v.exactOptional(time()),
  followers: count(),
  dueAt: v.exactOptional(time()),
  state: v.exactOptional(v.picklist(Object.keys(STATES) as [State, ...State[]])),
  desk: v.exactOptional(deskFacts),
};
export const summary = titled('MessageSummary', v.strictObject(summaryFields)) satisfies v.GenericSchema<MessageSummary>;

const entry = v.strictObject({
  id: text(), at: time(), action: v.picklist(['submit', ...ACTIONS]),
  actor: v.strictObject({role: v.picklist([...ROLES, 'author', 'system']), agencyId: v.exactOptional(text()), name: v.exactOptional(text())}),
  status: v.picklist(STATUSES),
  publicText: v.exactOptional(text()), words: v.exactOptional(text()), wordsPublic: v.exactOptional(v.literal(true)),
  internalText: v.exactOptional(text()),
  handlerId: v.exactOptional(v.nullable(text())),
  rating: v.exactOptional(rating),
  supports: v.exactOptional(v.array(v.strictObject({agencyId: text(), task: v.exactOptional(text()), dueAt: v.exactOptional(time())}))),
  rejectReason: v.exactOptional(v.picklist(REJECT_REASONS)),
  returnReasons: v.exactOptional(v.array(v.picklist(RETURN_REASONS))),
  ground: v.exactOptional(v.picklist(HAND_BACK_GROUNDS)),
  visit: v.exactOptional(v.strictObject({way: v.picklist(VISIT_WAYS), visitedAt: time(), solved: v.boolean(), attachments: v.exactOptional(v.array(attachment))})),
  reminded: v.exactOptional(v.strictObject({agencyId: text(), dueAt: v.exactOptional(time())})),
  assignee: v.exactOptional(text()),
  superviseUntil: v.exactOptional(time()),
  escalatedTo: v.exactOptional(text()),
}) satisfies v.GenericSchema<TimelineEntry>;

const answer = v.strictObject({
  id: text(), body: text(), agencyId: v.nullable(text()), organisation: text(), contact: text(),
  person: text(), attachments: v.array(attachment),
  approvedAt: v.exactOptional(time()), rating: v.exactOptional(rating),
  stage: v.exactOptional(v.picklist(ANSWER_STAGES)), submittedAt: v.exactOptional(time()),
}) satisfies v.GenericSchema<Answer>;

const report = v.strictObject({reason: v.picklist(REPORT_REASONS), words: text(), at: time()}) satisfies v.GenericSchema<Report>;

export const message = titled('Message', v.strictObject({
  ...summaryFields,
  body: text(), demand: text(), details: text(),
  spot: v.exactOptional(v.strictObject({
    address: text(), point: v.exactOptional(v.strictObject({latitude: v.number(), longitude: v.number()})), public: v.boolean(),
  })),
  attachments: v.array(attachment),
  version: count(),
  timeline: v.array(entry),
  answers: v.array(answer),
  allowedActions: v.array(v.picklist(ACTIONS)),
  relations: v.array(v.picklist(RELATIONS)),
  following: v.boolean(),
  reports: v.exactOptional(v.array(report)),
  hasPrivatePart: v.exactOptional(v.literal(true)),
  supervision: v.exactOptional(supervision),
  hidden: v.exactOptional(v.strictObject({
    masks: v.array(v.strictObject({part: v.picklist(MASKABLE_PARTS), start: count(), end: count()})), attachmentIds: v.array(text()),
  })),
  agencies: v.array(agency),
})) satisfies v.GenericSchema<Message>;

export const publishedAnswer = titled('PublishedAnswer', v.strictObject({
  messageId: text(), title: text(), body: text(), agencyId: v.nullable(text()), organisation: text(), topic: text(), kind: text(), approvedAt: time(),
})) satisfies v.GenericSchema<PublishedAnswer>;

const page = <S extends v.GenericSchema>(items: S) =>
  v.strictObject({items: v.array(items), nextCursor: v.exactOptional(text()), agencies: v.array(agency)});
export const messagePage = titled('MessagePage', page(summary));
export const answerPage = titled('AnswerPage', page(publishedAnswer));

export const counts = titled('Counts', v.strictObject({
  waiting: count(), 'in-progress': count(), answered: count(),
})) satisfies v.GenericSchema<StatusCounts>;

const similarMessage = titled('SimilarMessage', v.strictObject({...summaryFields, answerExcerpt: v.exactOptional(text())})) satisfies v.GenericSchema<SimilarMessage>;
export const similar = titled('SimilarMessages', v.strictObject({items: v.array(similarMessage), agencies: v.array(agency)}));

export const receipt = titled('Receipt', v.strictObject({id: text(), number: text(), queryCode: text(), createdAt: time()})) satisfies v.GenericSchema<Receipt>;

export const following = titled('Following', v.strictObject({
  following: v.boolean(), followers: count(), confirmByEmail: v.boolean(),
})) satisfies v.GenericSchema<Following>;

/** As ALTCHA defines it. Its fields are the library's own. */
export const challenge = titled('Challenge', v.looseObject({}));

export const upload = titled('Upload', v.strictObject({
  id: text(), type: v.picklist([...ATTACHMENT_TYPES, CAPTIONS_TYPE]), size: count(),
})) satisfies v.GenericSchema<Upload>;

const sessionFields = {
  personId: text(), name: text(), role: v.picklist(ROLES), agencyId: v.exactOptional(text()), required: v.exactOptional(v.picklist(['password', 'second-factor'])),
};
export const session = titled('Session', v.strictObject(sessionFields)) satisfies v.GenericSchema<Session>;
export const sessionWithToken = titled('SessionWithToken', v.strictObject({...sessionFields, token: v.exactOptional(text())}));

export const accountStanding = titled('AccountStanding', v.strictObject({
  username: text(), name: text(), email: v.exactOptional(text()), hasPassword: v.boolean(),
  secondFactor: v.exactOptional(v.strictObject({since: time(), recoveryCodes: count()})), secondFactorRequired: v.boolean(),
})) satisfies v.GenericSchema<AccountStanding>;

export const newSecondFactor = titled('NewSecondFactor', v.strictObject({
  secret: text(), uri: text(), recoveryCodes: v.array(text()),
})) satisfies v.GenericSchema<NewSecondFactor>;

export const recoveryCodes = titled('RecoveryCodes', v.strictObject({recoveryCodes: v.array(text())}));

export const health = titled('Health', v.strictObject({status: v.literal('ok')}));

/** RFC 9457, with what `BoardError` carries. */
export const problem = titled('Problem', v.strictObject({
  type: text(), title: text(), status: count(), code: v.picklist(BOARD_ERROR_CODES), detail: text(),
  issues: v.exactOptional(v.array(v.strictObject({path: text(), code: v.picklist(ISSUE_CODES), max: v.exactOptional(v.number()), min: v.exactOptional(v.number())}))),
  refusal: v.exactOptional(v.picklist(REFUSALS)),
  retryAfter: v.exactOptional(v.number()),
}));
