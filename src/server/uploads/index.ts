export {diskStorage, filesIn} from './disk-storage.js';
export {type S3Options, s3Storage} from './s3-storage.js';
export {type FileStorage, StorageError} from './storage.js';
export {openUploads, type ServedFile, type Uploads, type UploadsOptions} from './uploads.js';
