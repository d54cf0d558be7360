import {account} from './ja/account.js';
import {administration} from './ja/administration.js';
import {citizen} from './ja/citizen.js';
import {desk} from './ja/desk.js';
import {office} from './ja/office.js';
import {reading} from './ja/reading.js';
import type {Language} from './strings.js';

/**
 * Japanese in です・ます, spelled as public bodies do (公用文); in parts: what citizens meet, what is left, and what only staff meet.
 *
 * message 投稿 · author 投稿者 · board staff 事務局 · moderator 審査担当 · agency 機関 · unit 部署 · handling unit 担当部署 · lead unit 主担当部署 ·
 * support unit 協力部署 · head of an agency 首長 · head of a unit 責任者 · topic 分野 · answer 回答 · publish 公開 · accept 受理 · assign 担当割り当て ·
 * transfer 引き継ぎ · hand back 返送 · return 差し戻し · endorse 決裁 · approve 承認 · whistle 協力要請 · report in 協力報告 · extend 期限延長 ·
 * remind 督促 · supervise 重点管理 · escalate 上申 · visit 事後確認 · follow-up 追加質問 · reopen 再対応 · rate 評価 · close 終了 · take down 公開停止 ·
 * report 通報 · follow フォロー · receipt 受付票 · query code 照会コード · confidential 非公開 · private remark 備考
 */
export const ja: Language = {tag: 'ja', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
