/** A choice of the reader that has to be there before anything is drawn, so that nothing flashes: read at once, where IndexedDB would come later. */
export interface KeptChoice {
  /** Undefined where nothing was chosen, or where the browser keeps nothing. */
  read(): string | undefined;
  write(value: string): void;
  /** Calls back when another window has chosen. Gives the function that ends it. */
  onChange(listener: () => void): () => void;
}

/** A choice by its name, shared by the windows of a site. Where the browser keeps nothing it holds for the page. */
export function keptChoice(name: string): KeptChoice {
  const key = `civic-board ${name}`;
  let here: string | undefined;
  return {
    read() {
      try {
        return localStorage.getItem(key) ?? here;
      } catch {
        return here;
      }
    },
    write(value) {
      here = value;
      try {
        localStorage.setItem(key, value);
      } catch {
        // Private windows and full disks: it holds for the page.
      }
    },
    onChange(listener) {
      const heard = (event: StorageEvent) => event.key === key && listener();
      addEventListener('storage', heard);
      return () => removeEventListener('storage', heard);
    },
  };
}
