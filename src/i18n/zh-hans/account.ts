import type {Strings} from '../strings.js';

/** Somebody's own account. */
export const account: Strings['account'] = {
  title: '我的账号', 'password-title': '密码', 'password-hint': '至少 {min} 个字符。建议用三四个互不相关的词语。', 'password-current': '当前密码', 'password-next': '新密码',
  'password-twice': '新密码与当前密码相同', 'password-change': '修改密码', 'password-changed': '密码已修改，其他地方的登录均已退出。',
  'password-maybe': '密码也可能已经修改成功：如果需要重新登录，请先试新密码。', 'password-required': '您的密码由他人设定，请先设置自己的密码。',
  elsewhere: '您通过{provider}登录，密码和两步验证请在那里设置。', 'elsewhere-unnamed': '您在其他系统登录，密码和两步验证请在那里设置。',
  'factor-title': '两步验证', 'factor-off': '尚未开启。开启后，登录时还需要手机上的验证码，别人即使知道您的密码也无法登录。', 'factor-on': '已于{date}开启。',
  'factor-required': '本留言板要求您这类账号开启两步验证，请先开启。', 'factor-needed': '本留言板要求您这类账号开启。', 'codes-left': {other: '还剩 {count} 个恢复码。'}, 'codes-few': '请及时生成新的恢复码。',
  'set-up': '开启', replace: '更换', remove: '关闭', 'new-codes': '生成新的恢复码', 'confirm-password': '密码', 'confirm-code': '当前验证码', 'confirm-code-hint': '验证器应用中的六位数字，或者恢复码',
  'do-set-up': '继续', 'do-replace': '继续', 'do-remove': '关闭两步验证', 'do-new-codes': '生成新的恢复码', 'intro-set-up': '请先输入密码，确认是您本人操作。',
  'intro-replace': '用于更换手机或应用。新的验证方式确认之前，原来的仍然有效。', 'intro-remove': '关闭后，登录只需要密码。', 'intro-new-codes': '您手中的恢复码将全部失效。',
  'scan-title': '在应用中添加本留言板', 'scan-1': '请打开手机上的验证器应用，扫描此图。', 'scan-picture': '供验证器应用扫描的二维码', 'scan-here': '应用就在这台设备上？', 'scan-open': '直接添加', 'scan-by-hand': '如果无法扫描，请在应用中输入此密钥（基于时间，六位数字）：',
  'scan-2': '然后输入应用显示的验证码。', 'scan-code': '应用中的验证码', 'scan-confirm': '确认', 'scan-late': '等待时间过长，请重新开始。',
  'factor-set': '两步验证已开启，其他地方的登录均已退出。', 'factor-removed': '两步验证已关闭。',
  'keep-title': '请保存恢复码', 'keep-hint': '手机丢失时，每个恢复码可以登录一次。恢复码只显示这一次，请打印，或与密码一同妥善保存。', 'keep-list': '恢复码', 'keep-copy': '复制', 'keep-copied': '已复制。',
  'keep-by-hand': '已选中，请手动复制。', 'keep-print': '打印', 'keep-done': '我已保存', 'paper-title': '{username} 的恢复码', 'paper-hint': '每个恢复码可代替验证码使用一次。请保管好这张纸，不要让他人看到。',
  cancel: '取消', working: '请稍候…',
};
