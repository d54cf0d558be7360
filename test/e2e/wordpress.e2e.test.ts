import {mkdirSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {BoardApi} from '../support/board-api.js';
import {type DemoServer, startDemo} from '../support/demo.js';
import {type Gate, startGate} from '../support/gate.js';
import {launchBrowser} from '../support/launch.js';
import {freePort} from '../support/php.js';
import {missingWordPress, startWordPress, type WordPress} from '../support/wordpress/site.js';

/**
 * The plugin in a real WordPress, with the demo as its board. WordPress itself is not part of `npm test`, because fetching it takes 150 MB: `npm run check:wordpress` fetches it
 * and runs this.
 */
const missing = await missingWordPress();
const NEWEST = '感谢柳隰镇修好了村口的路';

/** What a citizen may write, and WordPress would do things to: shortcodes, one of them ours, quotes, dashes, faces, its own name, numbers and markup. */
const TRICKY = '[civic_track] [gallery ids="1,2"] says "so" -- it\'s 3x4... :) 8) Wordpress &amp; <b>50%</b> [/gallery]';

const whereThereIsOne = missing ? () => undefined : describe;
whereThereIsOne('the plugin in WordPress', () => {
  let demo: DemoServer;
  let gate: Gate;
  let site: WordPress;
  let browser: Browser;
  let moderator: BoardApi;
  beforeAll(async () => {
    const port = await freePort();
    [demo, browser] = await Promise.all([startDemo('--origin', `http://127.0.0.1:${port}`, '--limit', 'submit=off'), launchBrowser()]);
    gate = await startGate(() => demo.origin);
    [site, moderator] = await Promise.all([startWordPress({port, board: gate.origin}), BoardApi.signIn(demo, 'moderator')]);
    await site.run(`
      $make = static fn (string $name, string $content, string $type = 'post') => wp_insert_post(['post_title' => $name, 'post_name' => $name, 'post_content' => wp_slash($content), 'post_status' => 'publish', 'post_type' => $type]);
      update_option('civic_board', ['thread_page' => $make('message', '<!-- wp:civic-board/thread /-->', 'page')]);
      $make('blocks', '<!-- wp:paragraph --><p>News</p><!-- /wp:paragraph --><!-- wp:civic-board/recent-replies {"count":3} /--><!-- wp:civic-board/message-list {"per_page":4} /--><!-- wp:civic-board/figures /--><!-- wp:civic-board/status-badge {"message":"night-noise"} /-->');
      $make('shortcodes', "[civic_recent_replies count=\\"2\\"]\\n\\nThe bus: [civic_status_badge message=\\"${gate.origin}/messages/bus-timetable\\"] they say.\\n\\n[civic_message_list filters=\\"all\\"]");
      $make('form', '<!-- wp:civic-board/submit-form {"place":"qinghe"} /-->');
      $make('link', "<!-- wp:embed {\\"url\\":\\"${gate.origin}/messages/night-noise\\",\\"type\\":\\"rich\\"} -->\\n<figure class=\\"wp-block-embed\\"><div class=\\"wp-block-embed__wrapper\\">\\n${gate.origin}/messages/night-noise\\n</div></figure>\\n<!-- /wp:embed -->");
    `);
  }, 300_000);
  afterAll(async () => {
    await site?.stop();
    await gate?.close();
    await browser?.close();
    await demo?.stop();
  });

  const look = async (page: Page, name: string) => {
    const folder = process.env['LOOKS'];
    if (!folder) return;
    mkdirSync(folder, {recursive: true});
    await page.screenshot({path: join(folder, `wordpress-${name}.png`), fullPage: true});
  };
  const watched = async (context: BrowserContext): Promise<{page: Page; asked: string[]; problems: string[]}> => {
    const page = await context.newPage();
    const [asked, problems]: [string[], string[]] = [[], []];
    // WordPress's own pictures of people, and its directories of blocks and patterns, come from elsewhere, which is not reached here.
    page.on('console', (message) => {
      const {url} = message.location();
      if (message.type() === 'error' && !/gravatar|s\.w\.org|(block|pattern)-directory/.test(url)) problems.push(`${message.text()} ${url}`);
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    return {page, asked, problems};
  };
  const open = async (path: string, {width = 1280, script = true} = {}) => {
    const seen = await watched(await browser.newContext({viewport: {width, height: 800}, javaScriptEnabled: script}));
    await seen.page.goto(`${site.origin}/${path}`);
    return seen;
  };
  const signedIn = async (user = 'editor', password = 'only for tests') => {
    const context = await browser.newContext({viewport: {width: 1400, height: 1000}});
    // Its page moves the focus a moment after it is there, which is nothing to test.
    await context.request.get(`${site.origin}/wp-login.php`);
    await context.request.post(`${site.origin}/wp-login.php`, {form: {log: user, pwd: password, testcookie: '1'}});
    expect((await context.cookies()).some(({name}) => name.startsWith('wordpress_logged_in'))).toBe(true);
    return await watched(context);
  };
  const noSidewaysScrolling = async (page: Page) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  };
  /** The page as it is sent. Failures should not print it. */
  const sent = async (path: string) => await (await fetch(`${site.origin}/${path}`)).text();
  const holds = async (path: string, text: string) => (await sent(path)).includes(text);

  it('shows blocks to readers without script', async () => {
    const {page} = await open('blocks', {width: 360, script: false});
    await page.locator('civic-recent-replies').getByText(NEWEST).waitFor();
    expect(await page.locator('civic-message-list').getByRole('listitem').count()).toBeGreaterThanOrEqual(4);
    await page.locator('civic-figures').getByRole('heading', {name: 'All units together'}).waitFor();
    await page.locator('main civic-status-badge').last().getByText('In progress').waitFor();
    await look(page, 'blocks-360-without-script');
    await page.getByRole('link', {name: NEWEST}).first().click();
    await page.locator('civic-thread').getByRole('heading', {name: 'What happened'}).waitFor();
    expect(page.url()).toBe(`${site.origin}/message/?message=thanks-road`);
    await page.context().close();
  });

  for (const width of [360, 1280]) {
    it(`brings blocks to life at ${width} px without asking again`, async () => {
      const {page, asked, problems} = await open('blocks', {width});
      await page.waitForFunction(() => ['civic-recent-replies', 'civic-message-list', 'civic-figures'].every((tag) => customElements.get(tag)));
      await page.locator('civic-message-list').getByRole('button', {name: 'Show more'}).click();
      await expect.poll(() => page.locator('civic-message-list').getByRole('listitem').count()).toBeGreaterThan(4);
      expect(asked.filter((path) => /\/api\/v1\/(answers|board|figures)/.test(path))).toEqual([]);
      await noSidewaysScrolling(page);
      await look(page, `blocks-${width}`);
      expect(problems).toEqual([]);
      await page.context().close();
    });

    it(`shows shortcodes at ${width} px, also inside a sentence`, async () => {
      const {page, problems} = await open('shortcodes', {width});
      await page.locator('p', {hasText: 'The bus:'}).locator('civic-status-badge').getByText('Answered').waitFor();
      await page.locator('civic-message-list').getByRole('searchbox').or(page.locator('civic-message-list').getByLabel('Words to find')).first().waitFor();
      await noSidewaysScrolling(page);
      await look(page, `shortcodes-${width}`);
      expect(problems).toEqual([]);
      await page.context().close();
    });

    it(`shows a pasted link as the message, as high as it is, at ${width} px`, async () => {
      const {page, problems} = await open('link', {width});
      await page.frameLocator('iframe').getByRole('heading', {level: 1, name: '汀岸家园旁工地连续多日夜间施工'}).waitFor();
      // The board's words are in the language of the site.
      await page.frameLocator('iframe').getByText('In progress').waitFor();
      const inside = page.frames()[1]!;
      await expect.poll(async () => Math.abs((await page.locator('iframe').boundingBox())!.height - (await inside.evaluate(() => document.documentElement.getBoundingClientRect().height)))).toBeLessThanOrEqual(3);
      await noSidewaysScrolling(page);
      await look(page, `link-${width}`);
      expect(problems).toEqual([]);
      await page.context().close();
    });
  }

  it('takes a message, and shows it as it was written, whatever WordPress would make of it', async () => {
    const {page, problems} = await open('form', {width: 360});
    const form = page.locator('civic-submit-form');
    await form.getByText('Enquiry', {exact: true}).click();
    await form.getByLabel('Agency or leader', {exact: true}).selectOption({label: '\u2003Housing and Construction Bureau'});
    await form.getByLabel('What is it about?').selectOption({label: 'Roads and lighting'});
    await form.getByLabel('Title').fill('Signs at the mill');
    await form.getByRole('textbox', {name: 'Your message'}).fill(TRICKY);
    await form.getByRole('checkbox', {name: 'I agree'}).check();
    await noSidewaysScrolling(page);
    await look(page, 'form-360');
    await form.getByRole('button', {name: 'Send the message'}).click();
    await form.getByRole('heading', {name: 'Your message has been sent'}).waitFor();
    await look(page, 'form-sent-360');
    expect(problems).toEqual([]);
    await page.context().close();

    const [message] = await moderator.waiting('Signs at the mill');
    await moderator.act(message!.id, {action: 'publish'});
    for (const script of [false, true]) {
      const {page} = await open(`message/?message=${message!.id}`, {script});
      const body = page.locator('civic-thread').getByText('[civic_track]');
      await body.waitFor();
      expect((await body.textContent())?.trim()).toBe(TRICKY);
      expect(await page.locator('main').locator('civic-track, img.wp-smiley').count()).toBe(0);
      if (!script) await look(page, 'tricky-1280');
      await page.context().close();
    }
    // On a page with other shortcodes, in a list, where every filter goes over it once more.
    await site.run(`wp_insert_post(['post_title' => 'mixed', 'post_name' => 'mixed', 'post_content' => wp_slash("[civic_track]\\n\\n[civic_thread message=\\"${message!.id}\\"]\\n\\n<!-- wp:civic-board/thread {\\"message\\":\\"${message!.id}\\"} /-->"), 'post_status' => 'publish']);`);
    const mixed = await open('mixed', {script: false});
    for (const body of await mixed.page.locator('civic-thread').getByText('[civic_track]').all()) expect((await body.textContent())?.trim()).toBe(TRICKY);
    expect(await mixed.page.locator('civic-thread').getByText('[civic_track]').count()).toBe(2);
    expect(await mixed.page.locator('civic-track').count()).toBe(1);
    await mixed.page.context().close();
  });

  it('asks the board once for many readers, and shows what it had while the board is away, for an hour', async () => {
    await site.run(`CivicBoard\\forget();`);
    const embeds = () => gate.asked.filter((path) => path.startsWith('GET /embed/recent-replies')).length;
    const before = embeds();
    await sent('blocks');
    await sent('blocks');
    expect(embeds()).toBe(before + 1);
    /** As if it had been kept this long; the rest after a failure is over as well. */
    const age = async (seconds: number) => await site.run(`global $wpdb; delete_transient('civic_board_rests');
      foreach ($wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '\\_transient\\_civic\\_board\\_%'") as $name) {
        $key = substr($name, strlen('_transient_')); $kept = get_transient($key); $end = (int) get_option('_transient_timeout_' . $key);
        if (is_array($kept)) { $kept['until'] -= ${seconds}; $kept['said'] -= ${seconds}; update_option($name, $kept); update_option('_transient_timeout_' . $key, $end - ${seconds}); } }`);
    try {
      gate.way = 'shut';
      await age(100);
      expect(await holds('blocks', NEWEST)).toBe(true);
      const tries = gate.asked.length;
      // A board that is silent is left alone for a while.
      expect(await holds('blocks', NEWEST)).toBe(true);
      expect(gate.asked.length).toBe(tries);
      gate.way = 'busy';
      await age(100);
      expect(await holds('blocks', NEWEST)).toBe(true);
      // In the end it is gone, however often it was asked for meanwhile, for it may have been taken off.
      await age(3600);
      const page = await sent('blocks');
      expect(page.includes(NEWEST)).toBe(false);
      expect(page.includes(`<civic-recent-replies endpoint="${gate.origin}/api/v1" count="3"`)).toBe(true);
      expect(page.includes('<noscript><p><a href=')).toBe(true);
    } finally {
      gate.way = 'open';
      await age(100);
    }
    expect(await holds('blocks', NEWEST)).toBe(true);
  });

  it('remembers nothing that readers make up, and drops what the board has taken off', async () => {
    const count = async () => Number(await site.run(`global $wpdb; echo $wpdb->get_var("SELECT count(*) FROM $wpdb->options WHERE option_name LIKE '%civic\\_board\\_%'");`));
    await sent('message/?message=wuyin-parking');
    const before = await count();
    for (const id of ['made-up-1', 'made-up-2', '%3Cscript%3E', '../x']) expect(await holds(`message/?message=${id}`, '&lt;script')).toBe(false);
    expect(await count()).toBe(before);
    const {page} = await open('message/?message=made-up-1');
    await page.locator('civic-thread').getByText('This is not here.').first().waitFor();
    await page.context().close();
  });

  it('cleans what editors write: ids, addresses of the board, numbers, patterns', async () => {
    const values = async (name: string, given: object) => JSON.parse(await site.run(`echo wp_json_encode(CivicBoard\\values_of('${name}', json_decode(${JSON.stringify(JSON.stringify(given)).replaceAll('$', '\\$')}, true)));`)) as unknown;
    expect(await values('recent-replies', {agency: `${gate.origin}/messages?agency=housing&topic=urban`, topic: `${gate.origin}/messages?agency=housing&topic=urban`, count: '7'})).toEqual({count: 7, agency: 'housing', topic: 'urban'});
    expect(await values('recent-replies', {agency: '"><script>', place: '../..', count: '100000', thread: 'javascript:alert(1)//{id}'})).toEqual({count: 100});
    expect(await values('thread', {message: `${gate.origin}/messages/night-noise?lang=en`, thread: '/m?id={id}'})).toEqual({message: 'night-noise', thread: '/m?id={id}'});
    expect(await values('message-list', {status: 'secret', search: '<b>lamp</b> " onload=x', filters: 'all'})).toEqual({per_page: 10, filters: 'all', search: 'lamp " onload=x'});
    const bare = await site.run(`echo do_shortcode('[civic_message_list filters="all" search="lamp &quot; onload=x" thread="/m?a=[civic_track]&amp;id={id}"]');`);
    expect(bare).not.toMatch(/" onload=/);
    expect(bare).not.toContain('<civic-track');
  });

  it('lets authors who may not write markup place blocks', async () => {
    await site.run(`wp_insert_user(['user_login' => 'author', 'user_pass' => 'only for tests', 'role' => 'author']);
      $user = get_user_by('login', 'author'); wp_set_current_user($user->ID); kses_init();
      if (current_user_can('unfiltered_html')) { exit(1); }
      wp_insert_post(['post_title' => 'by author', 'post_name' => 'by-author', 'post_status' => 'publish', 'post_content' => wp_slash('<!-- wp:civic-board/recent-replies {"count":2} /--><script>alert(1)</script>')]);`);
    const page = await sent('by-author');
    expect(page.includes(NEWEST)).toBe(true);
    expect(/<template shadowroot="open" shadowrootmode="open"><style>/.test(page)).toBe(true);
    expect(page.includes('<script>alert(1)')).toBe(false);
  });

  it('shows its blocks in the editor as the page is going to, with choices of the board', async () => {
    const {page, problems} = await signedIn();
    await page.goto(`${site.origin}/wp-admin/post-new.php`);
    await page.waitForFunction(() => (window as unknown as {wp?: {data?: {select(store: string): unknown}}}).wp?.data?.select('core/block-editor'));
    await page.evaluate(() => { (window as unknown as {wp: {data: {dispatch(store: string): {set(scope: string, name: string, value: boolean): void}}}}).wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false); });
    const canvas = page.frameLocator('iframe[name="editor-canvas"]');
    await canvas.getByRole('textbox', {name: 'Add title'}).fill('Answers of the housing bureau');
    await page.getByRole('button', {name: 'Toggle block inserter'}).click();
    await page.getByPlaceholder('Search').first().fill('Recent replies');
    await page.getByRole('option', {name: 'Recent replies'}).first().click();
    await canvas.locator('civic-recent-replies').getByText(NEWEST).waitFor();
    await look(page, 'editor');
    // Where the settings of a block are differs between versions of WordPress.
    await page.evaluate(() => { (window as unknown as {wp: {data: {dispatch(store: string): {openGeneralSidebar(name: string): void}}}}).wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block'); });
    const agency = page.getByLabel('Agency');
    await agency.waitFor();
    await page.locator('datalist option[value="housing"]').waitFor({state: 'attached'});
    expect(await page.locator('datalist option[value="housing"]').getAttribute('label')).toBe('Housing and Construction Bureau · Qinghe County');
    await agency.fill('housing');
    await canvas.locator('civic-recent-replies').getByText('清禾一中旁老宿舍楼屋顶漏水三年未修').waitFor();
    await expect.poll(() => canvas.locator('civic-recent-replies').getByText(NEWEST).count()).toBe(0);
    await page.getByRole('button', {name: 'Publish', exact: true}).click();
    await page.getByLabel('Editor publish').getByRole('button', {name: 'Publish', exact: true}).click();
    await page.getByText('is now live').first().waitFor();
    const shown = await sent('answers-of-the-housing-bureau');
    expect(shown.includes('agency-id="housing"')).toBe(true);
    expect(shown.includes(NEWEST)).toBe(false);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('leaves search engines one address of a message', async () => {
    expect(await holds('message/?message=night-noise', `<link rel="canonical" href="${gate.origin}/messages/night-noise" />`)).toBe(true);
    expect(await holds('message/', `<link rel="canonical" href="${site.origin}/message/" />`)).toBe(true);
  });

  it('tells editors, and not readers, what is missing', async () => {
    await site.run(`wp_insert_post(['post_title' => 'unfinished', 'post_name' => 'unfinished', 'post_content' => '<!-- wp:civic-board/status-badge /-->[civic_recent_replies agency="no-such-agency"]', 'post_status' => 'publish']);`);
    expect(await holds('unfinished', 'Choose the message')).toBe(false);
    const {page} = await signedIn();
    await page.goto(`${site.origin}/unfinished`);
    await page.getByText('Choose the message whose status this shows.').waitFor();
    await page.context().close();
  });

  it('is set up by administrators only, who are told what does not fit', async () => {
    const {page, problems} = await signedIn();
    await page.goto(`${site.origin}/wp-admin/options-general.php?page=civic-board`);
    await page.getByText('Connected: Qinghe County Message Board').waitFor();
    await page.getByLabel('Script', {exact: true}).fill('javascript:alert(1)');
    await page.getByLabel('Kept for').fill('120');
    await page.getByRole('button', {name: 'Save Changes'}).click();
    await page.getByText('The script must be a path').waitFor();
    expect(await page.getByLabel('Script', {exact: true}).inputValue()).toBe('/cdn/civic-board.js');
    expect(await page.getByLabel('Kept for').inputValue()).toBe('120');
    await look(page, 'settings');
    await page.getByRole('button', {name: 'Ask for everything anew'}).click();
    await page.getByText('Everything is asked for anew.').waitFor();
    // Without the form's nonce nothing is changed.
    const forged = await page.request.post(`${site.origin}/wp-admin/options.php`, {form: {option_page: 'civic_board', action: 'update', 'civic_board[look]': 'govuk'}});
    expect(forged.status()).toBe(403);
    expect((await page.request.post(`${site.origin}/wp-admin/admin-post.php`, {form: {action: 'civic_board_forget'}})).status()).toBe(403);
    expect(problems).toEqual([]);
    await page.context().close();

    const author = await signedIn('author');
    expect((await author.page.goto(`${site.origin}/wp-admin/options-general.php?page=civic-board`))!.status()).toBe(403);
    expect((await author.page.request.post(`${site.origin}/wp-admin/admin-post.php`, {form: {action: 'civic_board_forget'}})).status()).toBe(403);
    await author.page.context().close();
    expect((await fetch(`${site.origin}/wp-json/civic-board/v1/choices`)).status).toBe(401);
  });

  it('takes an address of a board by https only, and none with a name in it', async () => {
    const accepts = async (address: string) => (await site.run(`echo CivicBoard\\is_board_address(${JSON.stringify(address)}) ? 'yes' : 'no';`)) === 'yes';
    for (const good of ['https://board.example', 'https://board.example:8443/town']) expect([good, await accepts(good)]).toEqual([good, true]);
    for (const bad of ['http://board.example', 'javascript:alert(1)', 'https://a:b@board.example', 'https://a@board.example', 'https://board.example/?x', 'https://board.example/#x', 'https://', 'https://board.example/"><b>']) expect([bad, await accepts(bad)]).toEqual([bad, false]);
  });

  it('speaks the language of the site', async () => {
    // WordPress takes a language whose own file is there, be it empty.
    await site.run(`wp_mkdir_p(WP_LANG_DIR); file_put_contents(WP_LANG_DIR . '/zh_CN.l10n.php', '<?php return ["messages" => []];');`);
    await site.run(`update_option('WPLANG', 'zh_CN');`);
    expect(/<civic-recent-replies [^>]*lang="zh-Hans"/.test(await sent('blocks'))).toBe(true);
    expect(await site.run(`echo __('Recent replies', 'civic-board'), '|', WP_Block_Type_Registry::get_instance()->get_registered('civic-board/thread')->title;`)).toBe('最新答复|单条留言');
    await site.run(`update_option('WPLANG', '');`);
  });

  it('gives feeds a link', async () => {
    const feed = await sent('feed/');
    expect(feed.includes('Read the messages on the board')).toBe(true);
    expect(feed.includes('shadowrootmode')).toBe(false);
  });

  it('leaves a strict policy the bare elements, pins the script, and loads the look', async () => {
    await site.run(`update_option('civic_board', ['prerender' => false, 'integrity' => 'sha384-${'A'.repeat(64)}', 'look' => 'govuk', 'language' => 'de'] + get_option('civic_board'));`);
    const shown = await sent('blocks');
    expect(shown.includes('<template')).toBe(false);
    expect(shown.includes(`<civic-recent-replies endpoint="${gate.origin}/api/v1" lang="de" count="3"`)).toBe(true);
    // A badge knows a message's status from the board alone.
    expect(await holds('shortcodes', '<civic-status-badge status="answered" lang="de"></civic-status-badge>')).toBe(true);
    expect(/<script type="module" src="[^"]+\/cdn\/civic-board\.js" id="civic-board-js-module" integrity="sha384-A+" crossorigin="anonymous"/.test(shown)).toBe(true);
    const [, look = ''] = /href='([^']+\/themes\/govuk\.css)'/.exec(shown) ?? [];
    expect((await fetch(look)).status).toBe(200);
    await site.run(`update_option('civic_board', ['prerender' => true, 'integrity' => '', 'look' => '', 'language' => ''] + get_option('civic_board'));`);
  });

  it('has browsers refuse a script that is not the one that the site has pinned', async () => {
    const digests = JSON.parse(await readFile(new URL('../../dist/cdn/integrity.json', import.meta.url), 'utf8')) as Record<string, string>;
    const pin = async (digest: string) => await site.run(`update_option('civic_board', ['script' => '/cdn/civic-board-single.js', 'integrity' => '${digest}'] + get_option('civic_board'));`);
    await pin(digests['civic-board-single.js'] ?? '');
    const right = await open('form');
    await right.page.locator('civic-submit-form').getByRole('button', {name: 'Send the message'}).waitFor();
    expect(right.problems).toEqual([]);
    await right.page.context().close();
    await pin(digests['civic-board.js'] ?? '');
    const wrong = await open('form');
    await expect.poll(() => wrong.problems.join(' ')).toMatch(/integrity/);
    expect(await wrong.page.evaluate(() => customElements.get('civic-submit-form'))).toBe(undefined);
    await wrong.page.context().close();
    await site.run(`update_option('civic_board', ['script' => '/cdn/civic-board.js', 'integrity' => ''] + get_option('civic_board'));`);
  });

  it('leaves nothing behind, and PHP had nothing to complain of', async () => {
    expect(await site.complaints()).toBe('');
    expect(await site.run(`define('WP_UNINSTALL_PLUGIN', 'civic-board/civic-board.php'); require WP_PLUGIN_DIR . '/civic-board/uninstall.php';
      global $wpdb; echo $wpdb->get_var("SELECT count(*) FROM $wpdb->options WHERE option_name LIKE '%civic%board%' AND option_name <> 'active_plugins'");`)).toBe('0');
  });
});

if (missing) {
  describe('the plugin in WordPress', () => {
    it('shows a board', (context) => context.skip(missing));
  });
}
