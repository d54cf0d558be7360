import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {HOSTILE, hostileMessage, PUBLIC_URL, publishBoard, type Published} from './board.js';
import {all, parseXml, text} from './xml.js';

interface Embed {
  readonly version: string;
  readonly type: string;
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

/**
 * What WordPress makes of the HTML of a site that it does not know (`wp_filter_oembed_result`): only these elements and attributes, an iframe that
 * holds nothing, in a sandbox, with a secret behind the #.
 */
function asInWordPress(html: string): string | undefined {
  const allowed: Readonly<Record<string, readonly string[]>> = {a: ['href'], blockquote: [], iframe: ['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight', 'scrolling', 'title']};
  const kept = html.replace(/<(\/?)([a-z0-9]+)((?:\s+[a-z-]+="[^"]*")*)\s*>/gi, (_, slash: string, name: string, attributes: string) => {
    const known = allowed[name.toLowerCase()];
    return known ? `<${slash}${name}${[...attributes.matchAll(/\s+([a-z-]+)="[^"]*"/gi)].filter(([, attribute = '']) => known.includes(attribute)).map(([whole]) => whole).join('')}>` : '';
  });
  const [, quote, frame] = /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(kept) ?? [];
  if (frame === undefined) return undefined;
  const secured = frame.replace(/ src="([^"]*)"/, ' src="$1#?secret=abc123" data-secret="abc123"').replace('<iframe', '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"');
  return quote === undefined ? secured : `${quote}${secured.replace('<iframe', '<iframe style="position: absolute; visibility: hidden;"')}`;
}

describe('oEmbed', () => {
  let board: Published;
  beforeAll(async () => { board = await publishBoard({messages: [hostileMessage()]}); });
  afterAll(async () => await board.close());

  const ask = (id: string, more = '') => `/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/messages/${id}`)}${more}`;
  const json = async (id: string, more = '') => JSON.parse(await board.text(ask(id, more))) as Embed;

  it('tells how a message is shown, as JSON and as XML alike', async () => {
    const embed = await json('bus-timetable', '&format=json');
    expect(embed).toMatchObject({version: '1.0', type: 'rich', title: 'Later last bus on route 6 from the railway station', width: 600, height: 480});
    const xml = parseXml(await board.text(ask('bus-timetable', '&format=xml')));
    expect(xml.name).toBe('oembed');
    for (const [name, value] of Object.entries(embed)) expect([name, text(xml, name)]).toEqual([name, String(value)]);
    expect((await board.get(ask('bus-timetable', '&format=xml'))).headers.get('Content-Type')).toBe('text/xml; charset=utf-8');
  });

  it('gives what WordPress shows at once, and not one that it hides until a script has spoken', async () => {
    for (const id of ['bus-timetable', 'hostile']) {
      const shown = asInWordPress((await json(id)).html);
      expect(shown).toMatch(new RegExp(`^<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="${PUBLIC_URL}/embed/messages/${id}#\\?secret=abc123" data-secret="abc123" width="600" height="480" title="`));
      expect(shown).not.toContain('visibility: hidden');
    }
  });

  it('is never larger than the site asks for', async () => {
    for (const [more, width, height] of [['', 600, 480], ['&maxwidth=320', 320, 480], ['&maxwidth=320&maxheight=200', 320, 200], ['&maxwidth=5000&maxheight=5000', 600, 480]] as const) {
      const {html, ...embed} = await json('bus-timetable', more);
      expect([embed.width, embed.height]).toEqual([width, height]);
      expect(html).toContain(`width="${width}" height="${height}"`);
    }
    for (const more of ['&maxwidth=0', '&maxwidth=-1', '&maxheight=1e9', '&maxwidth=<']) expect([more, (await board.get(ask('bus-timetable', more))).status]).toEqual([more, 422]);
  });

  it('says 501 to other formats, and 404 to what is no public message of this board', async () => {
    expect((await board.get(ask('bus-timetable', '&format=yaml'))).status).toBe(501);
    expect((await board.get('/oembed')).status).toBe(422);
    const foreign = ['https://evil.example/messages/bus-timetable', `${PUBLIC_URL}@evil.example/messages/bus-timetable`, `${PUBLIC_URL}/messages/bus-timetable/x`, `${PUBLIC_URL}/messages/%ZZ`, 'javascript:alert(1)', 'x'];
    for (const url of [...foreign, ...['wage-dispute', 'heating-allowance', 'lost-umbrella', 'nothing'].map((id) => `${PUBLIC_URL}/messages/${id}`)]) {
      const response = await board.get(`/oembed?url=${encodeURIComponent(url)}`);
      expect([url, response.status, response.headers.get('Cache-Control')]).toEqual([url, 404, 'private, no-store']);
    }
  });

  it('takes the address with a language, a slash, or http', async () => {
    expect((await json('bus-timetable')).html).toContain(`src="${PUBLIC_URL}/embed/messages/bus-timetable"`);
    const asked = async (url: string) => (JSON.parse(await board.text(`/oembed?url=${encodeURIComponent(url)}`)) as Embed).html;
    expect(await asked(`${PUBLIC_URL}/messages/bus-timetable?lang=ar`)).toContain(`src="${PUBLIC_URL}/embed/messages/bus-timetable?lang=ar"`);
    expect(await asked(`${PUBLIC_URL.replace('https', 'http')}/messages/bus-timetable/`)).toContain(`src="${PUBLIC_URL}/embed/messages/bus-timetable"`);
    expect(await asked(`${PUBLIC_URL}/messages/bus-timetable?lang="><script>`)).toContain(`src="${PUBLIC_URL}/embed/messages/bus-timetable"`);
  });

  it('keeps hostile text in its place in the page for frames', async () => {
    const response = await board.get('/embed/messages/hostile');
    const page = await response.text();
    expect(page).not.toContain('<script>alert');
    expect([...page.matchAll(/<script/g)]).toHaveLength(1);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('lang=""');
    expect(HOSTILE).toContain('<script>');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; base-uri 'none'; script-src 'self'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors \*$/);
    expect(response.headers.get('X-Robots-Tag')).toBe('noindex');
    const head = parseXml(await board.text(ask('hostile', '&format=xml')));
    expect(all(head, 'html')).toHaveLength(1);
  });

  it('shows message, status, and answers, with the way to the board, in the language that is asked for', async () => {
    const page = await board.text('/embed/messages/bus-timetable?lang=ar');
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('<h1 dir="auto" lang="en">');
    expect(page).toContain('<p dir="auto" lang="en">The last number 6');
    expect(page).toContain('From 1 November the last bus will leave at 20:40');
    expect(page).toContain(`<a href="${PUBLIC_URL}/messages/bus-timetable" target="_top">`);
    expect(page).toContain(`<link rel="canonical" href="${PUBLIC_URL}/messages/bus-timetable">`);
  });
});
