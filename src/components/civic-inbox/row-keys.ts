/** What a key does in a row. */
export interface RowActions {
  /** Selects a row or takes that back; `range`: with those from the last one selected. */
  readonly onToggle: (id: string, range: boolean) => void;
  /** Opens the message of a row as a press on its title does. */
  readonly onOpen: (row: HTMLElement) => void;
}

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * The keys of a list of rows, on top of what a browser does by itself: arrows, Home and End go to other rows, staying on the title or on the box; Space
 * on a title selects; Enter on a box opens. Only while focus is in a row, so that nobody who speaks or types meets them elsewhere.
 */
export function onRowKey(event: KeyboardEvent, rows: () => readonly HTMLElement[], {onToggle, onOpen}: RowActions): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  const row = target.closest<HTMLElement>('[data-row]');
  const control = target.dataset['control'];
  if (!row || !control) return;
  const step = STEPS[event.key];
  if (step) {
    const all = rows();
    const next = all[step(all.indexOf(row), all.length - 1)];
    event.preventDefault();
    (next?.querySelector<HTMLElement>(`[data-control="${control}"]`) ?? next?.querySelector<HTMLElement>('[data-control]'))?.focus();
  } else if (event.key === ' ' && control === 'open') {
    event.preventDefault();
    onToggle(row.dataset['row'] ?? '', event.shiftKey);
  } else if (event.key === 'Enter' && control === 'pick') {
    event.preventDefault();
    onOpen(row);
  }
}
