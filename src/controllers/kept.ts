import * as v from 'valibot';
import type {DeviceStore} from '../adapter/index.js';

/**
 * What the device gives under a key or prefix, as far as it has the form that this version writes. Older scripts wrote other forms and a
 * damaged disk writes anything: what does not fit is as good as not there.
 */
export async function listKept<S extends v.GenericSchema>(device: DeviceStore, schema: S, prefix: string): Promise<v.InferOutput<S>[]> {
  return [...(await device.list(prefix)).values()].flatMap((value) => {
    const kept = readKept(schema, value);
    return kept === undefined ? [] : [kept];
  });
}

/** One value, or undefined. */
export function readKept<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

/** Which form a value has: a later version of the script writes another number when it writes another form. */
export const version = () => v.literal(1);

/** Whose it is. */
export const owner = () => v.nullable(v.string());
