import {describe, expect, it} from 'vitest';
import {notices} from '../../src/i18n/en/notices.js';
import {oversight} from '../../src/i18n/en/oversight.js';
import {thread} from '../../src/i18n/en/thread.js';
import {ANSWER_STAGES, LIFECYCLE, VISIT_WAYS} from '../../src/model/index.js';

describe('the words of the lifecycle', () => {
  it.each([...new Set(LIFECYCLE.map(({action}) => action))])('say in the thread that somebody did this: %s', (action) => {
    const names = action === 'visit' ? VISIT_WAYS.map((way) => `event-visit-${way}`) : [`event-${action}`];
    const missing = names.filter((name) => !(name in thread) && !(name in oversight));
    expect(missing).toEqual([]);
  });

  it.each(LIFECYCLE.filter(({audience}) => audience !== 'staff'))('tell those who get news of this: $action', ({action}) => {
    expect(notices).toHaveProperty([`subject-${action}`]);
    expect(notices).toHaveProperty([`body-${action}`]);
  });

  it.each(ANSWER_STAGES.filter((stage) => stage !== 'approved'))('mark an answer that not everybody sees: %s', (stage) => {
    expect(thread).toHaveProperty([`stage-${stage}`]);
  });
});
