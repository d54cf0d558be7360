import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import sharp from 'sharp';
import {COLUMNS, PATCH_BYTES, ROWS} from './patches.js';

/** A story in one theme: its height in px, and its patches. */
export interface Picture {
  readonly height: number;
  readonly patches: Buffer;
}

/** The pictures of one story, a theme each. */
export type Pictures = Readonly<Record<string, Picture>>;

const folder = fileURLToPath(new URL('../../../stories/reference/', import.meta.url));

/**
 * What stories looked like when somebody last agreed: for each element an image with a row a story and a patchwork a theme, lossless, and beside it
 * the names and heights.
 */
export class References {
  readonly #file: string;
  readonly #stories: Map<string, Pictures>;

  private constructor(file: string, stories: Map<string, Pictures>) {
    this.#file = file;
    this.#stories = stories;
  }

  /** `name` is that of the element's file. */
  static async read(name: string, themes: readonly string[]): Promise<References> {
    const file = join(folder, name);
    const stories = new Map<string, Pictures>();
    if (existsSync(`${file}.json`)) {
      const heights = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Record<string, number[]>;
      const {data, info} = await sharp(`${file}.webp`).removeAlpha().raw().toBuffer({resolveWithObject: true});
      for (const [row, [id, perTheme]] of Object.entries(heights).entries()) {
        stories.set(id, Object.fromEntries(perTheme.map((height, column) => [themes[column]!, {height, patches: cut(data, info.width, column, row)}])));
      }
    }
    return new References(file, stories);
  }

  get(id: string): Pictures | undefined {
    return this.#stories.get(id);
  }

  /** Keeps new ones, without those of stories that are gone. */
  async write(stories: ReadonlyMap<string, Pictures>, themes: readonly string[]): Promise<void> {
    if (stories.size === 0) return;
    mkdirSync(folder, {recursive: true});
    const width = COLUMNS * themes.length;
    const data = Buffer.alloc(width * ROWS * stories.size * 3);
    for (const [row, [, pictures]] of [...stories].entries()) {
      for (const [column, theme] of themes.entries()) paste(data, width, column, row, pictures[theme]!.patches);
    }
    await sharp(data, {raw: {width, height: ROWS * stories.size, channels: 3}}).webp({lossless: true, effort: 6}).toFile(`${this.#file}.webp`);
    const lines = [...stories].map(([id, pictures]) => ` ${JSON.stringify(id)}: [${themes.map((theme) => pictures[theme]!.height).join(', ')}]`);
    writeFileSync(`${this.#file}.json`, `{\n${lines.join(',\n')}\n}\n`);
  }

  /** Elements that are gone leave nothing behind. */
  static clear(): void {
    rmSync(folder, {recursive: true, force: true});
  }
}

const lineBytes = COLUMNS * 3;
const at = (width: number, column: number, row: number, line: number) => ((row * ROWS + line) * width + column * COLUMNS) * 3;

function cut(data: Buffer, width: number, column: number, row: number): Buffer {
  const patches = Buffer.alloc(PATCH_BYTES);
  for (let line = 0; line < ROWS; line++) data.copy(patches, line * lineBytes, at(width, column, row, line), at(width, column, row, line) + lineBytes);
  return patches;
}

function paste(data: Buffer, width: number, column: number, row: number, patches: Buffer): void {
  for (let line = 0; line < ROWS; line++) patches.copy(data, at(width, column, row, line), line * lineBytes, (line + 1) * lineBytes);
}
