/** What became of the wish to copy. `by-hand`: the browser did not do it, and the text is selected. */
export type CopyOutcome = 'copied' | 'by-hand';

/**
 * Copies a text that is also shown. Where there is no Clipboard API (pages without https) or it refuses, what is shown is selected
 * and copied the old way, and if even that fails it stays selected for the person to copy.
 */
export async function copyText(text: string, shown: Element): Promise<CopyOutcome> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy') ? 'copied' : 'by-hand';
  }
}
