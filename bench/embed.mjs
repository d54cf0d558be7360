// How soon a page's messages are seen, and at what cost, beside the comment widgets that sites embed today: `npm run build && npm run bench:embed`.
// The benchmark is ../shared/bench, which interleaves all contestants in one run under 4x CPU throttling; this adds ours. Each of its comments and
// each reply is a message of ours, so that as many texts are seen. Arguments go on to it: `npm run bench:embed -- --n=20,200 --runs=3 --only=ours,lit,artalk`.
import {spawn} from 'node:child_process';
import {existsSync, readFileSync, realpathSync} from 'node:fs';
import {createServer} from 'node:http';
import {homedir, loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {renderToString} from '../dist/ssr/index.js';
import {TOWN} from '../dist/testing/index.js';
import {publicBoardOf} from '../dist/model/index.js';
import {findBrowser} from '../test/support/browser.mjs';

const FOLDER = fileURLToPath(new URL('../../shared/bench/', import.meta.url));
// Its scripts look at whether they were started by their own name.
const SHARED = existsSync(FOLDER) ? realpathSync(FOLDER) : '';
const CDN = fileURLToPath(new URL('../dist/cdn/', import.meta.url));
const PORT = 7550;
const OUT = join(tmpdir(), 'civic-bench-embed.json');
/** Valine fetches its own client from elsewhere, which cannot be had here. */
const PEERS = ['waline', 'artalk', 'artalk-lite', 'twikoo', 'disqusjs'];
const OURS = ['ours', 'ours-drawn'];
const given = process.argv.slice(2);
const has = (name) => given.some((argument) => argument.startsWith(`--${name}=`));

if (!SHARED) {
  console.log('skipped: ../shared/bench, with the other widgets and the floors, is not here');
  process.exit();
}
if (!existsSync(join(process.env.BENCH_HOME ?? join(homedir(), '.cache/civic-bench/vendor'), 'artalk'))) await run('node', [join(SHARED, 'prepare.mjs')]);

const {dataset} = await import(join(SHARED, 'data.mjs'));
const agency = {id: 'office', name: {en: 'City office', 'zh-Hans': '市政府'}, placeId: 'city', parentId: null};
const board = publicBoardOf(TOWN.board);
const kept = new Map();

/** The benchmark's comments and replies, each a message. */
function messages(n) {
  if (!kept.has(n)) {
    const texts = dataset(n).flatMap((comment) => [comment, ...comment.replies]);
    kept.set(n, texts.map(({id, nick, text, time}) => ({
      id: `m${id}`, number: `2600${id}`, title: text.slice(0, 16), excerpt: text, kind: 'complaint', topic: board.topics[0].id, agencyId: agency.id, status: 'answered', displayName: nick,
      visibility: 'public', language: 'zh-Hant', createdAt: new Date(time).toISOString(), answeredAt: new Date(time).toISOString(), followers: 0,
    })));
  }
  return kept.get(n);
}
function page(n, query) {
  const first = Number(query.get('cursor') ?? 0);
  const last = Math.min(first + Number(query.get('limit') ?? 20), 2 * n);
  return {items: messages(n).slice(first, last), agencies: [agency], ...(last < 2 * n && {nextCursor: String(last)})};
}

/** Shows all: presses "show more" for as long as there is more. */
const MORE = `<script>(function more(){const list=document.querySelector('civic-message-list');const button=list.shadowRoot?.querySelector('[part=more][aria-disabled=false]');if(button)button.click();requestAnimationFrame(more)})()</script>`;
const html = (body, script = '') => `<!doctype html>
<html lang="zh-Hant"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>留言板測試</title>
<link rel="icon" href="data:,"><style>body{font:16px/1.6 sans-serif;margin:0}main{max-width:760px;margin:0 auto;padding:16px}footer{max-width:760px;margin:0 auto;padding:16px;background:#eee}
/* As the README says of pages on which nothing is to move. */
civic-message-list{display:block;min-block-size:100vh}</style>
<script type="module" src="/cdn/civic-board.js"></script></head>
<body><main><h1>市政新聞：人行道改善工程</h1><p>本市人行道改善工程自十月起分區施工，歡迎市民留言反映意見。</p>
${body}
</main><footer>市政府 版權所有</footer>${script}</body></html>`;

const drawn = new Map();
async function drawnList(n, size, endpoint) {
  const key = `${n} ${size}`;
  if (!drawn.has(key)) {
    const adapter = {
      capabilities: {}, getBoard: async () => board, getSession: async () => null,
      listMessages: async ({limit}) => page(n, new URLSearchParams({limit: String(limit)})),
    };
    drawn.set(key, await renderToString('civic-message-list', {filters: '', 'page-size': size}, {adapter, language: 'zh-Hant', endpoint}));
  }
  return drawn.get(key);
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const [, first, ...rest] = url.pathname.split('/');
  const send = (type, body, headers = {}) => response.writeHead(200, {'Content-Type': type, ...headers}).end(body);
  // As the benchmark's own server sends what the others ask for.
  const json = (value) => send('application/json; charset=utf-8', gzipSync(JSON.stringify(value)), {'Content-Encoding': 'gzip'});
  const n = Number(url.searchParams.get('n') ?? 0);
  const all = url.searchParams.get('all') === '1';
  try {
    if (first === 'cdn') {
      const file = join(CDN, ...rest);
      send('text/javascript; charset=utf-8', readFileSync(existsSync(`${file}.gz`) ? `${file}.gz` : file), existsSync(`${file}.gz`) ? {'Content-Encoding': 'gzip'} : {});
    } else if (first.startsWith('board-')) {
      const count = Number(first.slice('board-'.length));
      const [resource] = rest;
      if (resource === 'board') json(board);
      else if (resource === 'session') json(null);
      else if (resource === 'messages') json(page(count, url.searchParams));
      else response.writeHead(404).end();
    } else {
      const size = all ? 100 : 20;
      const endpoint = `/board-${n}`;
      const list = first === 'drawn' ? await drawnList(n, size, endpoint) : `<civic-message-list endpoint="${endpoint}" filters="" page-size="${size}"></civic-message-list>`;
      send('text/html; charset=utf-8', gzipSync(html(list, all ? MORE : '')), {'Content-Encoding': 'gzip'});
    }
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://localhost:${server.address().port}`;

const texts = `[...document.querySelectorAll('civic-message-list')].reduce((sum, list) => sum + (list.shadowRoot?.querySelectorAll('p.excerpt').length ?? 0), 0)`;
const contestant = (name, label, path) => `--add=${JSON.stringify({name, label, url: `${origin}/${path}?n={n}&all={all}`, count: texts, paged: 10, per: 2})}`;
const {executablePath, env} = await findBrowser();
const peers = spawn('node', [join(SHARED, 'server.mjs')], {env: {...process.env, PORT: String(PORT)}, stdio: ['ignore', 'ignore', 'inherit']});
try {
  console.log(`load average of the machine ${loadavg()[0].toFixed(1)}`);
  await run('node', [
    join(SHARED, 'bench.mjs'), `--out=${OUT}`, ...(has('n') ? [] : ['--n=20,200,1000']), ...(has('runs') ? [] : ['--runs=5']), ...(has('mode') ? [] : ['--mode=default,full']),
    ...(has('only') ? [] : [`--only=${['static', 'vanilla', 'lit', 'preact', ...PEERS, ...OURS].join(',')}`]), ...given,
    contestant('ours', 'civic-message-list', 'bench'), contestant('ours-drawn', 'civic-message-list, drawn by the server', 'drawn'),
  ], {...env, PORT: String(PORT), CHROME_PATH: executablePath});
  await run('node', [join(SHARED, 'report.mjs'), OUT]);
  compare();
} finally {
  peers.kill();
  server.close();
}

/** Ours beside the best of the peers for each figure, and beside the floor: a list of the same texts in plain Lit. */
function compare() {
  const {rows} = JSON.parse(readFileSync(OUT, 'utf8'));
  const median = (values) => {
    const sorted = values.filter((value) => value != null).sort((one, other) => one - other);
    return sorted.length > 0 ? sorted[Math.floor(sorted.length / 2)] : NaN;
  };
  console.log('| N | mode | contestant | first visible ÷ fastest peer | ÷ Lit floor | script ÷ least peer | ÷ Lit floor | heap ÷ least peer | nodes ÷ least peer | layout shift |\n|--:|---|---|--:|--:|--:|--:|--:|--:|--:|');
  for (const mode of new Set(rows.map((row) => row.mode))) {
    for (const n of new Set(rows.map((row) => row.n))) {
      const figure = (name, key) => median(rows.filter((row) => row.name === name && row.n === n && row.mode === mode && !row.error && !row.timedOut).map((row) => row[key]));
      const least = (key) => Math.min(...PEERS.map((name) => figure(name, key)).filter((value) => !Number.isNaN(value)));
      for (const name of OURS) {
        const times = (key, other) => (figure(name, key) / other).toFixed(2);
        console.log(`| ${n} | ${mode} | ${name} | ${times('first', least('first'))} | ${times('first', figure('lit', 'first'))} | ${times('script', least('script'))} | ${times('script', figure('lit', 'script'))} | ${times('heap', least('heap'))} | ${times('nodes', least('nodes'))} | ${figure(name, 'cls').toFixed(3)} |`);
      }
    }
  }
}

function run(command, args, environment = process.env) {
  return new Promise((resolve, reject) => {
    spawn(command, args, {stdio: 'inherit', env: environment}).once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`))));
  });
}
