/**
 * The reference backend as a library (`civic-board/server`).
 *
 * ```js
 * import {openBoard, startServer} from 'civic-board/server';
 * const board = await openBoard({databaseUrl: process.env.DATABASE_URL, dataDir: './data'});
 * const server = await startServer({store: board.store, uploads: await board.openUploads(), port: 4173});
 * // … and at the end
 * await server.close();
 * await board.close();
 * ```
 */
export {
  ARCHIVE_FORMATS, ArchiveError, type ArchiveFormatName, type ArchiveProgress, exportBoard, type ExportOptions, exportPublic, type Manifest, type OpenMessage, type PublicManifest, restoreBoard, type Restored, type RestoreOptions,
} from './archive/index.js';
export {
  AUDIT_KINDS, type AuditActor, type AuditEntry, type AuditKind, type AuditQuery, type AuditVerdict, explainMisfit, listAudit, type Misfit, OPERATOR, verifyAudit,
} from './audit/index.js';
export {type Board, type BoardOptions, openBoard, type UploadPlace} from './board.js';
export {type EngineErrorCode, EngineError} from './engine/index.js';
export {calendarOf, HolidaysError, type HolidaysErrorCode, type HolidayTable, saveHolidays} from './holidays/index.js';
export {SITE_CSP, STRICT_CSP, strictCsp} from './http/csp.js';
export {CSP_REPORTS_PATH, type CspReport} from './http/csp-reports.js';
export type {SiteFolders} from './http/site.js';
export {API_PATH} from './http/app.js';
export {openApiDocument} from './http/openapi.js';
export {hashPassword, type IdentityProvider, localIdentity, oneTimePassword, type SignedIn, type SignInOrigin} from './identity/index.js';
export {type JobRunner, JobsError, migrateQueue} from './jobs/index.js';
export {LIMIT_POLICIES, type LimitName, type LimitOverrides, type LimitPolicy} from './limits/index.js';
export {checkNoticeSettings, type NoticeSettings, NoticeSettingsError, type WebhookSettings} from './notices/settings.js';
export type {WebhookEvent} from './notices/webhook.js';
export {checkOidcSettings, type OidcGrant, type OidcSettings, OidcSettingsError} from './oidc/index.js';
export {createServerApp, type RunningServer, type ServerOptions, startServer} from './server.js';
export {type Account, type NewAccount, openStore, type People, type Store, type StoreOptions, type TownData} from './store/index.js';
export {seedTown} from './town.js';
export {diskStorage, type FileStorage, openUploads, type S3Options, s3Storage, StorageError, type Uploads, type UploadsOptions} from './uploads/index.js';
export {ARCHIVE_AGENCY, type ImportCounts, importHistory, type ImportOptions, type Rejected} from './import/index.js';
export {type Line, linesOf} from './import/lines.js';
export {readTownFile} from './town-file.js';
