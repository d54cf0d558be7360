export interface Token {
  readonly name: string;
  readonly type: 'color' | 'dimension' | 'fontFamily';
  readonly value: string;
  /** As its file has it: a value, or a reference to another token. */
  readonly written: string;
  readonly description: string;
  /** Whether the theme says so itself. */
  readonly own: boolean;
}

export interface Theme {
  readonly name: string;
  readonly title: string;
  readonly kind: 'look' | 'mode';
  readonly schemes: {readonly light?: readonly Token[]; readonly dark?: readonly Token[]};
  readonly steps: readonly Pick<Theme, 'name' | 'schemes'>[];
}

/** Makes everything that is made from tokens/*.tokens.json. */
export function buildTokens(): Promise<Theme[]>;
