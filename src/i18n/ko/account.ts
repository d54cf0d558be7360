import type {Strings} from '../strings.js';

/** Somebody's own account. */
export const account: Strings['account'] = {
  title: '내 계정 설정', 'password-title': '비밀번호', 'password-hint': '{min}자 이상 입력해 주십시오. 서로 관련 없는 단어를 서너 개 이어 쓰면 좋습니다.', 'password-current': '현재 비밀번호', 'password-next': '새 비밀번호',
  'password-twice': '현재 비밀번호와 같습니다', 'password-change': '비밀번호 변경', 'password-changed': '비밀번호를 변경했습니다. 다른 곳에서는 모두 로그아웃되었습니다.',
  'password-maybe': '변경이 되었을 수도 있습니다. 다시 로그인해야 하면 새 비밀번호를 먼저 입력해 보십시오.', 'password-required': '다른 사람이 정한 비밀번호입니다. 계속하기 전에 본인의 비밀번호를 정해 주십시오.',
  elsewhere: '{provider}에서 로그인했습니다. 비밀번호와 2단계 인증은 그곳에서 관리합니다.', 'elsewhere-unnamed': '다른 시스템에서 로그인합니다. 비밀번호와 2단계 인증은 그곳에서 관리합니다.',
  'factor-title': '2단계 인증', 'factor-off': '설정되어 있지 않습니다. 설정하면 로그인할 때 휴대전화의 코드도 필요하므로, 비밀번호만 아는 사람은 로그인할 수 없습니다.', 'factor-on': '설정한 날: {date}.',
  'factor-required': '이 게시판에서는 같은 역할을 맡은 모든 분에게 2단계 인증이 필요합니다. 계속하기 전에 설정해 주십시오.', 'factor-needed': '이 게시판에서는 같은 역할을 맡은 모든 분에게 필요합니다.', 'codes-left': {other: '복구 코드가 {count}개 남았습니다.'},
  'codes-few': '필요해지기 전에 새로 만들어 주십시오.', 'set-up': '설정', replace: '교체', remove: '해제', 'new-codes': '새 복구 코드', 'confirm-password': '비밀번호', 'confirm-code': '현재 코드',
  'confirm-code-hint': '앱에 나오는 숫자 여섯 자리 또는 복구 코드', 'do-set-up': '계속', 'do-replace': '계속', 'do-remove': '2단계 인증 해제', 'do-new-codes': '새 복구 코드 만들기',
  'intro-set-up': '본인인지 확인하기 위해 먼저 비밀번호를 입력해 주십시오.', 'intro-replace': '다른 휴대전화나 앱으로 옮길 때 사용합니다. 새 설정을 확인할 때까지 현재 설정이 유효합니다.', 'intro-remove': '해제하면 비밀번호만으로 로그인합니다.',
  'intro-new-codes': '가지고 계신 코드는 모두 쓸 수 없게 됩니다.', 'scan-title': '앱에 게시판 추가', 'scan-1': '휴대전화에서 인증 앱을 열고 이 그림을 스캔해 주십시오.', 'scan-picture': '인증 앱용 QR 코드', 'scan-here': '앱이 이 기기에 있습니까?',
  'scan-open': '앱에 바로 추가', 'scan-by-hand': '스캔할 수 없으면 이 키를 앱에 입력해 주십시오(시간 기반, 여섯 자리):', 'scan-2': '이어서 앱에 나오는 코드를 입력해 주십시오.', 'scan-code': '앱의 코드', 'scan-confirm': '확인',
  'scan-late': '시간이 너무 오래 걸렸습니다. 처음부터 다시 해 주십시오.', 'factor-set': '2단계 인증을 설정했습니다. 다른 곳에서는 모두 로그아웃되었습니다.', 'factor-removed': '2단계 인증을 해제했습니다.', 'keep-title': '복구 코드를 보관해 주십시오',
  'keep-hint': '휴대전화를 잃어버리면 코드 하나로 한 번 로그인할 수 있습니다. 지금 한 번만 표시되므로 인쇄하거나 비밀번호를 보관하는 곳에 함께 보관해 주십시오.', 'keep-list': '복구 코드', 'keep-copy': '복사', 'keep-copied': '복사했습니다.',
  'keep-by-hand': '선택되어 있습니다. 지금 복사해 주십시오.', 'keep-print': '인쇄', 'keep-done': '보관했습니다', 'paper-title': '{username}의 복구 코드', 'paper-hint': '코드마다 앱의 코드 대신 한 번 쓸 수 있습니다. 이 종이는 다른 사람이 볼 수 없는 곳에 보관해 주십시오.',
  cancel: '취소', working: '잠시 기다려 주십시오…',
};
