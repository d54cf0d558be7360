export type Engine = 'chromium' | 'firefox' | 'webkit';
export const ENGINES: readonly Engine[];
export function obstacleTo(engine: Engine): string;
export function findFirefox(): string | undefined;
