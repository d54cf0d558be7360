import * as v from 'valibot';
import type {Colleague, EarlierAnswer} from '../../adapter/index.js';
import {type BoxCounts, BOXES, type Box, type Figures, type PrivateReading, RATES, type Rate, type ReplyDraft, type UnitFigures} from '../../model/index.js';
import {count, text, time, titled} from './schema-parts.js';
import {agency, publishedAnswer} from './schemas.js';

/** What the API answers staff with, and anybody who asks for figures. */

const each = <K extends string, S extends v.GenericSchema>(names: readonly K[], schema: S) =>
  v.strictObject(Object.fromEntries(names.map((name) => [name, v.exactOptional(schema)])) as unknown as Record<K, v.ExactOptionalSchema<S, undefined>>);

export const boxCounts = titled('BoxCounts', each<Box, ReturnType<typeof count>>(BOXES, count())) satisfies v.GenericSchema<BoxCounts>;

export const colleagues = titled('Colleagues', v.array(v.strictObject({
  personId: text(), name: text(), role: v.picklist(['staff', 'lead']), self: v.boolean(),
}))) satisfies v.GenericSchema<Colleague[]>;

export const privateReading = titled('PrivateReading', v.strictObject({
  privatePart: v.strictObject({name: text(), phone: text(), remark: text()}),
  looks: v.array(v.strictObject({at: time(), name: text(), agencyId: v.exactOptional(text())})),
})) satisfies v.GenericSchema<PrivateReading>;

export const replyDraft = titled('ReplyDraft', v.strictObject({
  content: v.strictObject({body: text(), organisation: text(), person: text(), contact: text(), internalText: text()}),
  revision: count(), changedAt: time(), changedBy: text(), mine: v.boolean(),
})) satisfies v.GenericSchema<ReplyDraft>;

export const earlierAnswer = titled('EarlierAnswer', v.strictObject({...publishedAnswer.entries, similar: v.boolean()})) satisfies v.GenericSchema<EarlierAnswer>;

const unitFigures = v.strictObject({
  agencyId: v.nullable(text()),
  counts: v.strictObject({
    answered: count(), onTime: count(), overdue: count(), open: count(), rated: count(), satisfied: count(), solved: count(),
    reviewed: v.exactOptional(count()), returned: v.exactOptional(count()),
  }),
  rates: each<Rate, v.NumberSchema<undefined>>(RATES, v.number()),
}) satisfies v.GenericSchema<UnitFigures>;

export const figures = titled('Figures', v.strictObject({
  since: time(), until: time(), minimum: count(), all: unitFigures, units: v.array(unitFigures), agencies: v.array(agency),
})) satisfies v.GenericSchema<Figures>;
