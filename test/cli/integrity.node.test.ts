import {expect, it} from 'vitest';
import {run} from './support/program.js';

it('civic-board integrity wants the address of the files', async () => {
  for (const address of ['board.example/cdn', 'javascript:alert(1)']) {
    const {code, output, errors} = await run(['integrity', address], {cwd: process.cwd()});
    expect(code).toBe(1);
    expect(output).toBe('');
    expect(errors).toContain('https://board.example/cdn/');
    // For a person at a terminal, and no stack.
    expect(errors).not.toContain('    at ');
  }
});
