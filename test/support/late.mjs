// A slow line, for web-test-runner: what elements fetch when it is wanted comes late, and in another order than it was asked for.

/**
 * `TEST_LATE=300` keeps each module that `src` loads by `import()` for up to that many milliseconds, `TEST_LATE=300:2` for others: how long is told by
 * its path and the number behind the colon, so that a run can be repeated. The rest is done in the page (`late-page.mjs`).
 */
export function latePlugin(wish) {
  const [, most, seed = '1'] = /^(\d+)(?::(\d+))?$/.exec(wish) ?? [];
  if (!most) throw new Error(`TEST_LATE is ${wish}: give milliseconds, such as 300, and another order after a colon, such as 300:2.`);
  const page = `/test/support/late-page.mjs?most=${most}&seed=${seed}`;
  return {
    name: 'late',
    transform({path, body}) {
      if (!path.startsWith('/src/') || typeof body !== 'string') return undefined;
      if (path === '/src/i18n/registry.ts') return `import {forget} from '${page}';${body}\nforget(known.loaded, known);\n`;
      if (!body.includes('import(')) return undefined;
      return `import {late} from '${page}';${body.replace(/\bimport\(("[^"]+")\)/g, 'late($1, import.meta.url, () => import($1))')}`;
    },
  };
}
