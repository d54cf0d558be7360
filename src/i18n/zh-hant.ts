import type {Language} from './strings.js';
import {account} from './zh-hant/account.js';
import {administration} from './zh-hant/administration.js';
import {citizen} from './zh-hant/citizen.js';
import {desk} from './zh-hant/desk.js';
import {office} from './zh-hant/office.js';
import {reading} from './zh-hant/reading.js';

/**
 * Traditional Chinese in wording of its own: that of the public services of Taiwan, where a word is not clear in Hong Kong the one that both
 * understand; in parts: what citizens meet, what is left, and what only staff meet.
 *
 * message 留言 · author 留言者 · board staff 工作人員 · agency 機關 · unit 單位 · handling unit 承辦單位 · lead unit 主辦單位 · support unit 協辦單位 ·
 * head of an agency 首長 · head of a unit 主管 · topic 主題 · answer 回覆 · accept 受理 · assign 指派 · transfer 轉交 · hand back 退還 · return 退回 ·
 * endorse 核可 · approve 審核通過 · whistle 請求協辦 · report in 回報 · extend 展延 · remind 催辦 · supervise 列管 · escalate 提報上級 · visit 回訪 ·
 * follow-up 再次提問 · reopen 重新處理 · rate 評價 · close 結案 · take down 下架 · report 檢舉 · follow 追蹤 · receipt 回條 · confidential 保密
 */
export const zhHant: Language = {tag: 'zh-Hant', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
