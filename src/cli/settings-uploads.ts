import type {S3Options} from '../server/index.js';
import {Failure} from './failure.js';

/** What S3 needs to be told, by the names that its programs use. */
const NEEDED = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/**
 * Where uploaded files are kept, from the environment: in the data folder, or in a store that speaks S3 when it is named.
 *
 * @throws {Failure} for half of a setting, and for an address that is none.
 */
export function uploadSettings(env: NodeJS.ProcessEnv): {s3?: S3Options} {
  const missing = NEEDED.filter((name) => !env[name]);
  if (missing.length === NEEDED.length) return {};
  if (missing.length > 0) {
    throw new Failure(`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing: for uploaded files in S3 give ${NEEDED.join(', ')}; for files on this disk give none of them.`);
  }
  const {S3_ENDPOINT: endpoint = '', S3_BUCKET: bucket = '', S3_ACCESS_KEY_ID: accessKeyId = '', S3_SECRET_ACCESS_KEY: secretAccessKey = ''} = env;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new Failure('S3_ENDPOINT is no address: write it as https://s3.example.org, without the bucket.');
  }
  if (!/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/i.test(bucket)) throw new Failure('S3_BUCKET is no name of a bucket: 3 to 63 letters, digits, dots and hyphens.');
  const {S3_REGION: region, S3_PREFIX: prefix} = env;
  if (prefix && !/^[\w/.-]+$/.test(prefix)) throw new Failure('S3_PREFIX is none: letters, digits, dots, hyphens and slashes, such as board/.');
  return {s3: {endpoint, bucket, accessKeyId, secretAccessKey, ...(region && {region}), ...(prefix && {prefix})}};
}
