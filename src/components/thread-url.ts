/** The address of a message's page: the template with `{id}` replaced. Empty when the page gave none. */
export function threadUrl(template: string, id: string): string {
  return template.replaceAll('{id}', encodeURIComponent(id));
}
