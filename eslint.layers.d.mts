import type {Linter} from 'eslint';

export interface Layer {
  name: string;
  /** What it may import besides itself, where that is less than all before it. */
  only?: string[];
  /** What it may not import of those before it. */
  without?: string[];
  /** Folders of the layer that may import more. */
  except?: Record<string, string[]>;
}

export const layers: Layer[];
export function mayImport(name: string): string[];
export function layerRules(basePath: string): Linter.Config[];
