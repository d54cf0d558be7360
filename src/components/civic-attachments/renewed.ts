import {randomId} from '../../adapter/random-id.js';
import type {HeldFile} from '../../controllers/held-file.js';
import type {FieldIssue} from '../../model/validate.js';

/**
 * The files after a board refused some of their uploads as not there: those are new to it, under keys of their own, and so go up once
 * more. The others stay as they are.
 */
export function renewed(files: readonly HeldFile[], issues: readonly FieldIssue[]): readonly HeldFile[] {
  const lost = new Set(issues.flatMap(({path, code}) => (code === 'not-uploaded' ? [/^attachments\.(\d+)\./.exec(path)?.[1]] : [])));
  if (lost.size === 0) return files;
  return files.map(({uploadId, captions, ...held}, index) => {
    if (!lost.has(String(index))) return {...held, ...(uploadId !== undefined && {uploadId}), ...(captions && {captions})};
    return {...held, key: randomId(), ...(captions && {captions: {key: randomId(), file: captions.file, name: captions.name}})};
  });
}
