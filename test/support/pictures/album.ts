import {type Camera, PICTURE_THEMES} from './camera.js';
import {difference, type Picture} from './patches.js';
import {type Pictures, References} from './references.js';

/** How long a story may take to look as it should, in ms: parts of it load after it has ended, and later where the machine is busy. */
const PATIENCE = 40_000;

/** For all stories together: where a token has changed every story looks different, and waiting for each would take hours. */
const PATIENCE_WITH_ALL = 240_000;

/** Of so many stories pictures are kept in every theme, and of the others in the first that differs. */
const KEPT_WHOLE = 40;

/** Where we are. */
interface Page {
  readonly title: string;
  readonly references: References;
  readonly taken: Map<string, Pictures>;
}

/** The pictures of all stories, by title: taken to be references, or compared with them. Stories of a title come one after the other. */
export class Album {
  readonly #titles: ReadonlyMap<string, readonly string[]>;
  #open: Page | undefined;
  #patience = PATIENCE_WITH_ALL;
  #kept = 0;

  /** `titles`: the ids of each one's stories. */
  constructor(titles: ReadonlyMap<string, readonly string[]>) {
    this.#titles = titles;
  }

  /** Takes a story's pictures, to be its reference from now on. What looks as before stays as it is. Gives what would look different on another machine. */
  async accept(camera: Camera, title: string, id: string): Promise<readonly string[]> {
    const {references, taken} = await this.#at(title);
    const before = references.get(id);
    if (!before || !(await looksLike(camera, before))) {
      taken.set(id, await lasting(camera));
    }
    const foreign = await camera.foreign();
    await camera.undress();
    return foreign.map((name) => `not in bars: ${name}`);
  }

  /** Writes what was taken, and leaves nothing of elements that are gone. */
  async close(browser: string): Promise<void> {
    await this.#write();
    References.prune([...this.#titles.keys()].map(fileOf));
    References.keepTakenWith(browser);
  }

  /**
   * What looks different from what was agreed, once it had time to look as it should: a sentence a theme, with pictures to look at. `meanwhile` is
   * called once in each theme, which the page has on until it is done.
   */
  async compare(camera: Camera, title: string, id: string, meanwhile: (theme: string) => Promise<void>): Promise<string[]> {
    const {references} = await this.#at(title);
    const before = references.get(id);
    if (!before) return [`${id} has no reference picture yet: look at it, then run npm run pictures`];
    const began = Date.now();
    const patience = Math.min(PATIENCE, this.#patience);
    const differing: {readonly theme: string; readonly now: Picture}[] = [];
    for (const theme of PICTURE_THEMES) {
      let now = await camera.take(theme, () => meanwhile(theme));
      for (let looks = 0; !isSame(now, before[theme]) && (looks < 2 || Date.now() - began < patience); looks++) {
        await camera.settle(1);
        now = await camera.take(theme);
      }
      if (!isSame(now, before[theme])) differing.push({theme, now});
    }
    const found = differing.length > 0 ? await this.#describe(camera, id, before, differing) : [];
    if (found.length > 0) this.#patience -= Math.min(patience, Date.now() - began);
    await camera.undress();
    return found;
  }

  /** Ids that have a reference, and no story any more. */
  async strays(): Promise<string[]> {
    const all = await Promise.all([...this.#titles].map(async ([title, ids]) => (await References.read(fileOf(title), PICTURE_THEMES)).ids.filter((id) => !ids.includes(id))));
    return all.flat();
  }

  async #describe(camera: Camera, id: string, before: Pictures, differing: readonly {theme: string; now: Picture}[]): Promise<string[]> {
    const whole = this.#kept++ < KEPT_WHOLE;
    const found: string[] = [];
    for (const {theme, now} of differing) {
      const other = before[theme];
      const {count, most} = other ? difference(now.patches, other.patches) : {count: 0, most: 0};
      const kept = whole || found.length === 0 ? `: see ${await camera.keep(id, theme, now, other)}.*.png` : '';
      found.push(`${id} looks different in ${theme}: ${count} of ${now.patches.length / 3} patches, by ${most} of 255 at most; height ${now.height}, was ${other?.height ?? 'none'}${kept}`);
    }
    return found;
  }

  async #at(title: string): Promise<Page> {
    if (this.#open?.title === title) return this.#open;
    await this.#write();
    return (this.#open = {title, references: await References.read(fileOf(title), PICTURE_THEMES), taken: new Map()});
  }

  async #write(): Promise<void> {
    if (this.#open) await this.#open.references.write(this.#open.taken, this.#titles.get(this.#open.title) ?? [], PICTURE_THEMES);
  }
}

const fileOf = (title: string) => title.toLowerCase().replaceAll(/[^a-z]+/g, '-');

/** A picture in each theme of what stays: when the last is taken, the first still looks as it did. */
async function lasting(camera: Camera): Promise<Pictures> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    await camera.settle(3);
    const pictures: Record<string, Picture> = {};
    for (const theme of PICTURE_THEMES) pictures[theme] = await camera.takeSettled(theme);
    if ((await looksLike(camera, pictures)) || Date.now() > end) return pictures;
  }
}

async function looksLike(camera: Camera, before: Pictures): Promise<boolean> {
  for (const theme of PICTURE_THEMES) if (!isSame(await camera.take(theme), before[theme])) return false;
  return true;
}

const isSame = (one: Picture, other: Picture | undefined) => !!other && difference(one.patches, other.patches).count === 0 && Math.abs(one.height - other.height) <= 1;
