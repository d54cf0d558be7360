import type {Strings} from '../strings.js';

/** Somebody's own account. */
export const account: Strings['account'] = {
  title: '您的帳號', 'password-title': '密碼', 'password-hint': '至少 {min} 個字元。建議使用三、四個互不相關的詞語。', 'password-current': '目前的密碼', 'password-next': '新密碼',
  'password-twice': '新密碼與目前的密碼相同', 'password-change': '變更密碼', 'password-changed': '密碼已變更，其他地方的登入都已登出。',
  'password-maybe': '密碼也可能已經變更：如果需要重新登入，請先試新密碼。', 'password-required': '您的密碼是由他人設定的，請先設定自己的密碼再繼續。',
  elsewhere: '您透過{provider}登入，密碼與兩步驟驗證請在該處管理。', 'elsewhere-unnamed': '您在其他系統登入，密碼與兩步驟驗證請在該處管理。',
  'factor-title': '兩步驟驗證', 'factor-off': '尚未啟用。啟用後，登入時還需要手機上的驗證碼，他人只知道密碼也無法登入。', 'factor-on': '已於{date}啟用。',
  'factor-required': '本留言板要求您這類帳號啟用兩步驟驗證，請先啟用再繼續。', 'factor-needed': '本留言板要求您這類帳號啟用。', 'codes-left': {other: '還有 {count} 組復原碼。'}, 'codes-few': '請及早產生新的復原碼。',
  'set-up': '啟用', replace: '更換', remove: '停用', 'new-codes': '產生新的復原碼', 'confirm-password': '密碼', 'confirm-code': '目前的驗證碼', 'confirm-code-hint': '驗證器應用程式中的六位數字，或復原碼',
  'do-set-up': '繼續', 'do-replace': '繼續', 'do-remove': '停用兩步驟驗證', 'do-new-codes': '產生新的復原碼', 'intro-set-up': '請先輸入密碼，確認是您本人操作。',
  'intro-replace': '用於更換手機或應用程式。新的驗證方式確認之前，原本的仍然有效。', 'intro-remove': '停用後，登入只需要密碼。', 'intro-new-codes': '您手中的復原碼將全部失效。',
  'scan-title': '在應用程式中加入本留言板', 'scan-1': '請開啟手機上的驗證器應用程式，掃描此圖。', 'scan-picture': '供驗證器應用程式掃描的 QR 碼', 'scan-here': '應用程式就在這部裝置上？', 'scan-open': '直接加入',
  'scan-by-hand': '如果無法掃描，請在應用程式中輸入此金鑰（依時間，六位數字）：', 'scan-2': '然後輸入應用程式顯示的驗證碼。', 'scan-code': '應用程式中的驗證碼', 'scan-confirm': '確認',
  'scan-late': '等待時間過長，請重新開始。', 'factor-set': '兩步驟驗證已啟用，其他地方的登入都已登出。', 'factor-removed': '兩步驟驗證已停用。',
  'keep-title': '請保存復原碼', 'keep-hint': '遺失手機時，每組復原碼可登入一次。復原碼只顯示這一次，請列印，或與密碼一起妥善保存。', 'keep-list': '復原碼', 'keep-copy': '複製', 'keep-copied': '已複製。',
  'keep-by-hand': '已選取，請手動複製。', 'keep-print': '列印', 'keep-done': '我已保存', 'paper-title': '{username} 的復原碼', 'paper-hint': '每組復原碼可代替驗證碼使用一次。請妥善保管這張紙，勿讓他人看到。',
  cancel: '取消', working: '請稍候…',
};
