export interface FoundBrowser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
  /** Where it came from, for messages. */
  source: string;
}

export function findBrowser(): Promise<FoundBrowser>;
