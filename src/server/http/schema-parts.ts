import * as v from 'valibot';
import type {LocalizedText} from '../../model/index.js';

/** What the schemas of answers are put together from. */

export const text = () => v.string();
export const time = () => v.pipe(v.string(), v.isoTimestamp());
export const count = () => v.pipe(v.number(), v.integer());
export const titled = <S extends v.GenericSchema>(title: string, schema: S) => v.pipe(schema, v.title(title));
export const localized = v.record(text(), text()) satisfies v.GenericSchema<LocalizedText>;

export const agencyFields = {
  id: text(), name: localized, placeId: text(), parentId: v.nullable(text()), leader: v.exactOptional(localized), closed: v.exactOptional(v.literal(true)),
};

export const calendarFields = {
  weekend: v.array(count()), holidays: v.array(text()), workdays: v.array(text()), years: v.exactOptional(v.array(count())), names: v.exactOptional(v.record(text(), localized)),
};
