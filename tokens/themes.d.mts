export interface ThemeEntry {
  readonly name: string;
  readonly kind: 'look' | 'mode';
  readonly title: string;
  /** Whether it has colours for dark pages. */
  readonly dark: boolean;
  readonly steps?: readonly string[];
}

export const THEMES: readonly ThemeEntry[];
