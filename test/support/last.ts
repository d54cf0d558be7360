import type {TestSpecification} from 'vitest/node';
import {BaseSequencer} from 'vitest/node';

/** Vitest's order, but what looks back at a whole run comes last. */
export default class LookingBackLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLast = ({moduleId}: TestSpecification) => moduleId.endsWith('/policy.e2e.test.ts');
    return [...sorted.filter((file) => !isLast(file)), ...sorted.filter(isLast)];
  }
}
