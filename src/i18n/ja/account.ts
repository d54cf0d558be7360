import type {Strings} from '../strings.js';

/** Somebody's own account. */
export const account: Strings['account'] = {
  title: 'アカウント設定', 'password-title': 'パスワード', 'password-hint': '{min}文字以上にしてください。互いに関係のない言葉を三つか四つ並べるとよいでしょう。', 'password-current': '現在のパスワード',
  'password-next': '新しいパスワード', 'password-twice': '現在のパスワードと同じです', 'password-change': 'パスワードを変更', 'password-changed': 'パスワードを変更しました。ほかの端末ではログアウトされました。',
  'password-maybe': '変更が済んでいる可能性もあります。再びログインを求められたら、まず新しいパスワードをお試しください。', 'password-required': 'このパスワードは他の人が設定したものです。続ける前に、ご自身のパスワードを設定してください。',
  elsewhere: '{provider}を使ってログインしています。パスワードと二段階認証はそちらで管理してください。', 'elsewhere-unnamed': '別のシステムを使ってログインしています。パスワードと二段階認証はそちらで管理してください。',
  'factor-title': '二段階認証', 'factor-off': '設定されていません。設定すると、ログインにはスマートフォンのコードも必要になり、パスワードを知られただけではログインされません。', 'factor-on': '{date}に設定しました。',
  'factor-required': 'この掲示板では、あなたの役割の方に二段階認証が必要です。続ける前に設定してください。', 'factor-needed': 'この掲示板では、あなたの役割の方に必要です。', 'codes-left': {other: 'リカバリーコードの残りは{count}個です。'},
  'codes-few': '必要になる前に、新しいコードを作成してください。', 'set-up': '設定する', replace: '置き換える', remove: '解除する', 'new-codes': 'リカバリーコードを作り直す', 'confirm-password': 'パスワード',
  'confirm-code': '現在のコード', 'confirm-code-hint': 'アプリに表示される6桁の数字、またはリカバリーコード', 'do-set-up': '次へ', 'do-replace': '次へ', 'do-remove': '二段階認証を解除する',
  'do-new-codes': '新しいリカバリーコードを作成する', 'intro-set-up': 'ご本人であることを確かめるため、まずパスワードを入力してください。',
  'intro-replace': '別のスマートフォンやアプリに移るときに使います。新しい設定を確認するまでは、現在の設定が有効です。', 'intro-remove': '解除すると、パスワードだけでログインできるようになります。', 'intro-new-codes': 'お手元のコードはすべて使えなくなります。',
  'scan-title': 'アプリに掲示板を追加する', 'scan-1': 'スマートフォンで認証アプリを開き、この画像を読み取ってください。', 'scan-picture': '認証アプリ用のQRコード', 'scan-here': 'この端末にアプリがありますか。', 'scan-open': 'アプリに追加する',
  'scan-by-hand': '読み取れない場合は、次のキーをアプリに入力してください（時間方式、6桁）。', 'scan-2': '続いて、アプリに表示されるコードを入力してください。', 'scan-code': 'アプリのコード', 'scan-confirm': '確認',
  'scan-late': '時間がかかりすぎました。最初からやり直してください。', 'factor-set': '二段階認証を設定しました。ほかの端末ではログアウトされました。', 'factor-removed': '二段階認証を解除しました。',
  'keep-title': 'リカバリーコードを保管してください', 'keep-hint': 'スマートフォンをなくしたとき、一つのコードで一度ログインできます。表示されるのは今回だけです。印刷するか、パスワードと同じ場所に保管してください。', 'keep-list': 'リカバリーコード',
  'keep-copy': 'コピー', 'keep-copied': 'コピーしました。', 'keep-by-hand': '選択してあります。コピーしてください。', 'keep-print': '印刷', 'keep-done': '保管しました', 'paper-title': '{username}のリカバリーコード',
  'paper-hint': 'どのコードも、アプリのコードの代わりに一度だけ使えます。この紙は、ほかの人の目に触れない場所に保管してください。', cancel: 'キャンセル', working: 'お待ちください…',
};
