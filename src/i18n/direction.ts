/** Which way a language is written, by its tag. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return /^(ar|dv|fa|he|ps|ug|ur|yi)\b/i.test(tag) ? 'rtl' : 'ltr';
}
