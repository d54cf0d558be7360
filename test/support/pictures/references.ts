import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import sharp from 'sharp';
import {COLUMNS, type Picture, rowsOf, STEP} from './patches.js';

/** The pictures of one story, a theme each. */
export type Pictures = Readonly<Record<string, Picture>>;

const folder = fileURLToPath(new URL('../../../stories/reference/', import.meta.url));

/** The width of the page that is pictured. */
export const PICTURE_WIDTH = 1280;

/** The file that names the browser. */
const TAKEN_WITH = 'taken-with.json';

/**
 * What stories looked like when somebody last agreed: for each element an image with the patchworks of a story in a row, one a theme, lossless, and beside it
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
      let line = 0;
      for (const [id, perTheme] of Object.entries(heights)) {
        stories.set(id, Object.fromEntries(perTheme.map((height, column) => [themes[column]!, {height, patches: cut(data, info.width, column, line, rowsAt(height))}])));
        line += Math.max(...perTheme.map(rowsAt));
      }
    }
    return new References(file, stories);
  }

  get(id: string): Pictures | undefined {
    return this.#stories.get(id);
  }

  get ids(): readonly string[] {
    return [...this.#stories.keys()];
  }

  /** Keeps new ones beside those that were not taken now, without those of stories that are gone; `ids` are all there are. */
  async write(taken: ReadonlyMap<string, Pictures>, ids: readonly string[], themes: readonly string[]): Promise<void> {
    if (taken.size === 0 && this.ids.every((id) => ids.includes(id))) return;
    mkdirSync(folder, {recursive: true});
    const stories = ids.flatMap((id) => {
      const pictures = taken.get(id) ?? this.get(id);
      return pictures ? [[id, pictures] as const] : [];
    });
    const width = COLUMNS * themes.length;
    const tallest = (pictures: Pictures) => Math.max(...themes.map((theme) => rowsAt(pictures[theme]!.height)));
    const height = stories.reduce((sum, [, pictures]) => sum + tallest(pictures), 0);
    const data = Buffer.alloc(width * height * 3);
    let line = 0;
    for (const [, pictures] of stories) {
      for (const [column, theme] of themes.entries()) paste(data, width, column, line, pictures[theme]!.patches);
      line += tallest(pictures);
    }
    await sharp(Buffer.from(data.map((level) => Math.min(255, Math.round(level / STEP) * STEP))), {raw: {width, height, channels: 3}}).webp({lossless: true, effort: 6}).toFile(`${this.#file}.webp`);
    const lines = stories.map(([id, pictures]) => ` ${JSON.stringify(id)}: [${themes.map((theme) => pictures[theme]!.height).join(', ')}]`);
    writeFileSync(`${this.#file}.json`, `{\n${lines.join(',\n')}\n}\n`);
  }

  /** Of elements that are gone nothing stays; `names` are those of the others. */
  static prune(names: readonly string[]): void {
    if (!existsSync(folder)) return;
    for (const file of readdirSync(folder)) {
      if (file !== TAKEN_WITH && !names.includes(file.replace(/\.(json|webp)$/, ''))) rmSync(join(folder, file));
    }
  }

  /** The browser that they were taken with; undefined before the first. */
  static takenWith(): string | undefined {
    const file = join(folder, TAKEN_WITH);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as {browser: string}).browser : undefined;
  }

  static keepTakenWith(browser: string): void {
    writeFileSync(join(folder, TAKEN_WITH), `${JSON.stringify({browser})}\n`);
  }
}

/** All are of pages of one width. */
const rowsAt = (height: number) => rowsOf({width: PICTURE_WIDTH, height});

const lineBytes = COLUMNS * 3;
const at = (width: number, column: number, line: number) => (line * width + column * COLUMNS) * 3;

function cut(data: Buffer, width: number, column: number, line: number, rows: number): Buffer {
  const patches = Buffer.alloc(lineBytes * rows);
  for (let row = 0; row < rows; row++) data.copy(patches, row * lineBytes, at(width, column, line + row), at(width, column, line + row) + lineBytes);
  return patches;
}

function paste(data: Buffer, width: number, column: number, line: number, patches: Buffer): void {
  for (let row = 0; row < patches.length / lineBytes; row++) patches.copy(data, at(width, column, line + row), row * lineBytes, (row + 1) * lineBytes);
}
