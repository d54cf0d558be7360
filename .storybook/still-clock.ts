import {fileURLToPath} from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url)).replaceAll('\\', '/');
const OURS = [at('../src/'), at('../stories/')];
const CLOCK = at('clock.ts');

/** For Vite: every module of ours that asks for the time asks Storybook's clock. What has come over as a date is read as ever. */
export const stillClock = {
  name: 'civic-board:still-clock',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    const [path = ''] = id.split('?');
    if (!/\.ts$/.test(path) || !OURS.some((folder) => path.startsWith(folder)) || !/\bnew Date\(\)|\bDate\.now\b/.test(code)) return null;
    // Before the first line, and on it: every line keeps its number.
    return {code: `import {Date} from ${JSON.stringify(CLOCK)};${code}`, map: null};
  },
};
