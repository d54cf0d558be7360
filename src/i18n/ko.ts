import {account} from './ko/account.js';
import {administration} from './ko/administration.js';
import {citizen} from './ko/citizen.js';
import {desk} from './ko/desk.js';
import {office} from './ko/office.js';
import {reading} from './ko/reading.js';
import type {Language} from './strings.js';

/**
 * Korean in 합니다체, in the words of public services (행정용어); in parts: what citizens meet, what is left, and what only staff meet. Names that are
 * filled in end in a vowel or a consonant, so they take only particles that do not change with that: 에서, 에, 의, 님이.
 *
 * message 글 · author 작성자 · board staff 운영팀 · moderator 검토 담당자 · agency 기관 · unit 부서 · handling unit 담당 부서 · lead unit 주관 부서 · support unit 협조 부서 ·
 * head of an agency 기관장 · head of a unit 부서장 · topic 분야 · answer 답변 · publish 공개 · accept 접수 · assign 담당자 지정 · transfer 이송 · hand back 반송 · return 반려 ·
 * endorse 결재 · approve 승인 · whistle 협조 요청 · report in 협조 회신 · extend 기한 연장 · remind 독촉 · supervise 중점 관리 · escalate 상급 기관 회부 · visit 사후 확인 ·
 * follow-up 추가 질문 · reopen 재처리 · rate 평가 · close 종결 · take down 공개 중단 · report 신고 · follow 관심 등록 · receipt 접수증 · query code 조회 코드 ·
 * confidential 비공개 · private remark 비공개 메모
 */
export const ko: Language = {tag: 'ko', strings: {account, ...administration, ...citizen, ...desk, ...office, ...reading}};
