import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {createMiddleware} from 'hono/factory';
import type {Logger} from 'pino';
import * as v from 'valibot';
import {BoardError} from '../../adapter/index.js';
import {KEPT_NOWHERE} from './caching.js';
import type {Env} from './env.js';

/** Where browsers report, and where the reports can be read. */
export const CSP_REPORTS_PATH = '/csp-reports';

/** What a policy refused, as a browser told it. */
export interface CspReport {
  /** The page's address without its query, which may hold what somebody searches for. */
  readonly page: string;
  /** The directive that refused it, such as `style-src-attr`. */
  readonly directive: string;
  /** The address that was refused, without its query, or a word such as `inline`. */
  readonly blocked: string;
  /** The script that did it, and the line; empty and 0 where the browser does not say. */
  readonly source: string;
  readonly line: number;
  /** The first letters of what was refused. */
  readonly sample: string;
}

/** Reports that are kept: the newest. */
const KEPT = 200;

/** Bytes of one report. A browser may send several at once. */
const BODY_LIMIT = 65_536;

const text = v.optional(v.fallback(v.string(), ''), '');
const line = v.optional(v.fallback(v.number(), 0), 0);

/** As `report-uri` sends it. */
const single = v.object({'csp-report': v.object({
  'document-uri': text, 'effective-directive': text, 'violated-directive': text, 'blocked-uri': text, 'source-file': text, 'line-number': line, 'script-sample': text,
})});

/** As the Reporting API sends it, in case that a proxy adds `report-to`. */
const several = v.array(v.object({type: text, body: v.optional(v.object({
  documentURL: text, effectiveDirective: text, blockedURL: text, sourceFile: v.nullish(text, ''), lineNumber: v.nullish(line, 0), sample: v.nullish(text, ''),
}))}));

/**
 * Hears what browsers refuse on the pages of this server, keeps it in memory and tells it to everybody who asks: to try a site before it goes
 * live, and to prove that nothing is refused. Policies name it by `report-uri`, which every engine sends at once; with `report-to` Chromium
 * waits for up to a minute, and heeds no `report-uri` then.
 */
export function cspReports(log: Logger) {
  const kept: CspReport[] = [];
  let total = 0;
  const app = new Hono<Env>();
  app.post(CSP_REPORTS_PATH, bodyLimit({maxSize: BODY_LIMIT, onError: () => { throw new BoardError('too-large', `a report is over ${BODY_LIMIT} bytes`); }}), async (c) => {
    c.set('route', CSP_REPORTS_PATH);
    for (const report of reportsIn(c.req.header('Content-Type') ?? '', await c.req.text())) {
      log.warn({page: report.page, directive: report.directive, blocked: report.blocked}, 'refused by the content security policy');
      kept.push(report);
      total += 1;
    }
    kept.splice(0, Math.max(0, kept.length - KEPT));
    return c.body(null, 204, {'Cache-Control': KEPT_NOWHERE});
  });
  app.get(CSP_REPORTS_PATH, (c) => {
    c.set('route', CSP_REPORTS_PATH);
    return c.json({total, reports: kept}, 200, {'Cache-Control': KEPT_NOWHERE, 'X-Robots-Tag': 'noindex'});
  });
  return app;
}

/** Lets the policy of every page name where it is reported. Not those of data and files, around which browsers build pages of their own. */
export const reported = createMiddleware<Env>(async (c, next) => {
  await next();
  const policy = c.res.headers.get('Content-Security-Policy');
  if (policy && c.res.headers.get('Content-Type')?.startsWith('text/html')) c.header('Content-Security-Policy', `${policy}; report-uri ${CSP_REPORTS_PATH}`);
});

/** Only what pages of other sites cannot send by a form or a plain `fetch`. */
function reportsIn(type: string, body: string): readonly CspReport[] {
  const said = (schema: typeof single | typeof several) => {
    const checked = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body);
    if (!checked.success) throw new BoardError('malformed', 'the body is no report of a content security policy');
    return checked.output;
  };
  if (/^application\/csp-report\b/i.test(type)) {
    const {'csp-report': report} = said(single) as v.InferOutput<typeof single>;
    return [{
      page: addressOf(report['document-uri']), directive: short(report['effective-directive'] || report['violated-directive']), blocked: addressOf(report['blocked-uri']),
      source: addressOf(report['source-file']), line: report['line-number'], sample: short(report['script-sample']),
    }];
  }
  if (/^application\/reports\+json\b/i.test(type)) {
    return (said(several) as v.InferOutput<typeof several>).flatMap(({type: kind, body: report}) => (kind === 'csp-violation' && report ? [{
      page: addressOf(report.documentURL), directive: short(report.effectiveDirective), blocked: addressOf(report.blockedURL),
      source: addressOf(report.sourceFile), line: report.lineNumber, sample: short(report.sample),
    }] : []));
  }
  throw new BoardError('malformed', 'send reports as application/csp-report or application/reports+json');
}

/** An address without user, query and fragment; a word as it is. */
function addressOf(said: string): string {
  if (!/^https?:/.test(said) || !URL.canParse(said)) return short(said.replace(/[?#].*$/s, ''));
  const {origin, pathname} = new URL(said);
  return short(`${origin}${pathname}`);
}

function short(said: string): string {
  return said.slice(0, 300);
}
