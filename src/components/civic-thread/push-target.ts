import type {PushTarget} from '../../model/follow.js';

/** Whether this browser can show notices of a page at all. */
export function mayPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

/**
 * Asks the person for leave to show notices and subscribes the site's service worker to them. `denied`: they or their browser said no;
 * `failed`: there is no worker, or the browser's push service cannot be reached.
 *
 * @param key - The board's public key (VAPID), base64url.
 */
export async function subscribeTo(workerUrl: string, key: string): Promise<PushTarget | 'denied' | 'failed'> {
  try {
    if ((await Notification.requestPermission()) !== 'granted') return 'denied';
    const worker = await workerAt(workerUrl);
    const subscription = await worker.pushManager.subscribe({userVisibleOnly: true, applicationServerKey: key});
    const {endpoint, keys: {p256dh = '', auth = ''} = {}} = subscription.toJSON();
    return endpoint ? {endpoint, keys: {p256dh, auth}} : 'failed';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'failed';
  }
}

/** The site's worker, running: the one that the site has registered, or a new one. */
async function workerAt(url: string): Promise<ServiceWorkerRegistration> {
  const address = new URL(url, document.baseURI).href;
  const there = (await navigator.serviceWorker.getRegistrations()).find(({active, waiting, installing}) =>
    [active, waiting, installing].some((worker) => worker?.scriptURL === address));
  const registration = there ?? (await navigator.serviceWorker.register(trusted(address)));
  const {installing} = registration;
  if (!registration.active && installing) await untilActive(installing);
  return registration;
}

/** As much of Trusted Types as is needed here: the DOM's types do not know them yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): TrustedUrls;
}
interface TrustedUrls {
  createScriptURL(url: string): string;
}

/** Made once, and only when it is needed: a site under Trusted Types allows its name if we are to register the worker for it. */
let policy: TrustedUrls | undefined;

/** An address as browsers with Trusted Types want it. Scripts of other hosts are no service workers, and none of ours to trust. */
function trusted(address: string): string {
  const {trustedTypes} = globalThis as {trustedTypes?: TrustedTypes};
  if (!trustedTypes || new URL(address).origin !== location.origin) return address;
  policy ??= trustedTypes.createPolicy('civic-board', {createScriptURL: (url) => url});
  return policy.createScriptURL(address);
}

function untilActive(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('the service worker did not start'));
    });
  });
}
