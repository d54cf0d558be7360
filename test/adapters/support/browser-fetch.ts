/** What a page's `fetch` has and Node's lacks: it keeps cookies, and says which page it comes from. */
export function browserFetch(send: typeof fetch): typeof fetch {
  const jar = new Map<string, string>();
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('Origin', new URL(new Request(input).url).origin);
    if (jar.size > 0 && init?.credentials !== 'omit') headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await send(input, {...init, headers});
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value && !/max-age=0/i.test(cookie)) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  };
}
