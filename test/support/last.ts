import type {TestSpecification} from 'vitest/node';
import {BaseSequencer} from 'vitest/node';

/** Where nothing is known of an earlier run, vitest begins with the largest files. These take longest, and one of them is nine lines long. */
const FIRST = [
  'test/adapters/rest.conformance.node.test.ts', 'test/model/histories.node.test.ts', 'test/cli/archive.node.test.ts', 'test/cli/sigkill.node.test.ts',
  'test/server/http/every-cell.node.test.ts', 'test/cli/import.node.test.ts', 'test/server/engine/accounts.node.test.ts', 'test/server/engine/security.node.test.ts',
];

/** Vitest's order, but what takes long comes first, so that nothing is waited for at the end, and what looks back at a whole run last. */
export default class LookingBackLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({moduleId}: TestSpecification) => {
      const first = FIRST.findIndex((path) => moduleId.endsWith(`/${path}`));
      return first >= 0 ? first : moduleId.endsWith('/policy.e2e.test.ts') ? Infinity : FIRST.length;
    };
    return sorted.map((file) => ({file, place: placeOf(file)})).sort((one, other) => (one.place === other.place ? 0 : one.place - other.place)).map(({file}) => file);
  }
}
