export {ArchiveError} from './error.js';
export {type ArchiveProgress, exportBoard, type ExportOptions} from './export.js';
export {ARCHIVE_FORMATS, type ArchiveFormatName, type Manifest} from './manifest.js';
export {exportPublic, type OpenMessage, type PublicExportOptions, type PublicManifest} from './public.js';
export {restoreBoard, type Restored, type RestoreOptions} from './restore.js';
