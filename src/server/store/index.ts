export type {Account, NewAccount, StoredAccount} from './accounts.js';
export type {ChangeRequest} from './act.js';
export type {Admission, Admit, Proof} from './admission.js';
export {completed} from './board.js';
export {type Db, errorCodeOf} from './database.js';
export {invalid} from './errors.js';
export {NotAdmitted, type OidcPerson, type People, sealSecondFactor, type SessionHolder, type SessionStart} from './people/index.js';
export type {ShownCode} from './query-code.js';
export {sealText, unsealText} from './seal.js';
export {sameDigest, type Secrets, SECRET_LENGTH} from './secret.js';
export type {TownData} from './seed.js';
export {openStore, type Store, type StoreOptions} from './store.js';
export {isSigned} from './file-address.js';
export {wasPublic} from './was-public.js';
export {
  beginUpload, completeUpload, findFile, findUpload, forgetUpload, giveUpUploads, unfinishedNames, type UploadRow,
} from './uploads.js';
