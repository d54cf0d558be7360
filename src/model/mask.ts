/**
 * A name as strangers see it: the first character and three stars (陈***, "M***"), as the Leaders' Message Board shows it.
 * The number of stars does not tell the length. Empty stays empty.
 */
export function maskName(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first ? `${first.segment}***` : '';
}
