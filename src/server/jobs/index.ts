export {JobsError} from './error.js';
export {JOBS_SCHEMA, migrateQueue} from './queue.js';
export {type JobRunner, startJobs} from './runner.js';
