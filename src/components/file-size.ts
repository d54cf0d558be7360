/** A file's size in the unit in which it is short, such as "1.4 MB". */
export function fileSize(language: string, bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat([language, 'en'], {style: 'unit', unit, maximumFractionDigits: 1}).format(value);
}
