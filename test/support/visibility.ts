/** Lets the page be hidden and shown again, as a browser tells it. The browser of the tests never hides it by itself. */
export function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => state});
  document.dispatchEvent(new Event('visibilitychange'));
}

/** As the browser has it; for `afterEach`. */
export function restoreVisibility(): void {
  Reflect.deleteProperty(document, 'visibilityState');
}
