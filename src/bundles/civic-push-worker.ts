/**
 * Shows the board's push messages, and opens the message's page when one is pressed. A service worker belongs to a site: the site's own
 * loads this with `importScripts('/cdn/civic-push-worker.js')`, or is this file.
 */

/** What the server sends; see `PushNews` there. */
interface PushNews {
  readonly title: string;
  readonly body: string;
  readonly language: string;
  readonly tag: string;
  readonly url?: string;
}

/** What is used here of a service worker's scope; the compiler knows that of pages. */
interface Worker {
  readonly registration: {showNotification(title: string, options: NotificationOptions): Promise<void>};
  readonly clients: {
    matchAll(options: {readonly type: 'window'; readonly includeUncontrolled: true}): Promise<readonly {readonly url: string; focus(): Promise<unknown>}[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'push', listener: (event: Event & {readonly data: {json(): unknown} | null; waitUntil(work: Promise<unknown>): void}) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: Event & {readonly notification: Notification; waitUntil(work: Promise<unknown>): void}) => void): void;
}

const worker = globalThis as unknown as Worker;

worker.addEventListener('push', (event) => {
  const news = newsIn(event.data);
  // A site's worker may get push messages of its own.
  if (news) event.waitUntil(worker.registration.showNotification(news.title, {body: news.body, lang: news.language, tag: news.tag, data: {url: news.url}}));
});

worker.addEventListener('notificationclick', (event) => {
  const {url} = (event.notification.data ?? {}) as {url?: unknown};
  event.notification.close();
  if (typeof url === 'string' && /^https?:/.test(url)) event.waitUntil(open(url));
});

/** The window that shows it already, or a new one. */
async function open(url: string): Promise<void> {
  const windows = await worker.clients.matchAll({type: 'window', includeUncontrolled: true});
  const shown = windows.find((candidate) => candidate.url === url);
  await (shown ? shown.focus() : worker.clients.openWindow(url));
}

function newsIn(data: {json(): unknown} | null): PushNews | undefined {
  try {
    const news = data?.json() as Partial<PushNews> | null | undefined;
    return typeof news?.title === 'string' && typeof news.body === 'string' && typeof news.tag === 'string' ? {language: '', ...news} as PushNews : undefined;
  } catch {
    return undefined;
  }
}
