import {Failure} from './failure.js';

/**
 * The address that people reach the server by, from `PUBLIC_URL`; nothing when it is not given, and then what is published names the address of
 * each request.
 *
 * @throws {Failure} for one that cannot work.
 */
export function publicUrlSetting(env: NodeJS.ProcessEnv): {publicUrl?: string} {
  const given = env['PUBLIC_URL'] ?? '';
  if (!given) return {};
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || /[?#]/.test(given)) {
    throw new Failure(`PUBLIC_URL is ${given}, which is no address of a server: write it as https://board.example.org.`);
  }
  return {publicUrl: url.href.replace(/\/+$/, '')};
}
