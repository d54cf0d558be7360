import type {Act} from './acts.js';
import type {Fact} from './facts.js';

/** Clauses that a rule recognises, and others that look like it and are not: tests, and the way to see what a rule means. All are invented. */
export interface Examples {
  readonly found: readonly string[];
  readonly passed: readonly string[];
}

/** Examples of every act. Those of `passed` do something else, or say something. */
export const ACT_EXAMPLES: Readonly<Record<Act, Examples>> = {
  signature: {
    found: ['河西区城市管理局', '阳光街道办事处 2024年5月6日', '2024年5月6日', '2024.5.6', '水务局回复', '06.05.2024'],
    passed: ['请到河西区城市管理局', '已于2024年5月6日修复', '由城市管理局负责', 'on 6 May 2024 the lamp was repaired'],
  },
  greeting: {
    found: ['网友您好', '尊敬的王先生', '市民朋友', '网友“梧桐树”', 'Dear Ms Miller', 'Good morning'],
    passed: ['欢迎您到访', '您好的建议', 'High Street is closed'],
  },
  'lead-in': {
    found: ['现将有关情况回复如下', '现答复如下', '特此回复', '经核实', '下一步', '以上是我局对您来信的回复', 'our answer is as follows'],
    passed: ['经核实路灯已修复', '未发现违规排放情况', '现场情况复杂', 'the answer is no'],
  },
  elsewhere: {
    found: ['您反映的问题相关单位已经答复', '此前已进行过回复', '详见链接', '该来信被视为无效信件', 'your question has already been answered', 'please see our previous reply'],
    passed: ['我局已于5月6日书面答复并退还押金', '法院尚未答复', 'he answered at once'],
  },
  forward: {
    found: [
      '您反映的问题已转交相关部门处理', '已转市水务局调查核处', '我办已将您的来信转交给街道办', '已将情况上报上级主管部门', '已交办城管局', '我们将向有关部门反映',
      'your message has been forwarded to the highways team', 'we passed your concerns to the district', 'we have asked the responsible unit to investigate',
    ],
    passed: ['费用已转账到您的账户', '公交车站将迁移', '该路段尚未移交', '押金已交纳', '请向法院提交材料', 'the key was handed out on monday', 'pass the school and turn left'],
  },
  thanks: {
    found: ['感谢您对我们工作的关心与支持', '祝您生活愉快', '敬请谅解', '欢迎您继续监督', '您提出了宝贵意见', 'thank you for your patience', 'we apologise for the delay', 'kind regards'],
    passed: ['希望您提供照片', '欢迎到现场查看', 'the owner thanked nobody'],
  },
  closing: {
    found: ['如您还有疑问', '如对答复有异议', '我局将竭诚为您服务', 'if you have further questions'],
    passed: ['如需要携带宠物', '如遇下雨顺延', 'if it rains the work moves to friday'],
  },
  'not-ours': {
    found: ['该事项不属于我局职责范围', '铁路不归地方管理', '该小区属于河西区管辖', 'this is not our responsibility', 'parking falls under the remit of the county'],
    passed: ['该地块属于绿地', '您不属于免费对象', 'the bench is not our oldest'],
  },
  contact: {
    found: ['请致电0731-5550123咨询', '联系电话:0731-5550123', '咨询电话', '您可拨打户政大厅电话5550123咨询', 'please call us on 0800 555 0123'],
    passed: ['请致电河西区城市管理局', '请拨打12345咨询', '电话线路已修复', 'we called you on monday'],
  },
  refer: {
    found: ['请咨询有关部门', '建议您向市教育局反映', '具体情况请咨询人社局', '建议通过司法途径解决', 'please contact the water company', 'you may wish to ask the county council', 'for more information'],
    passed: ['我局已与您联系', '请带身份证到服务大厅办理', '可以委托他人提出书面申请', '请核对联系地址', 'please bring your passport', 'you can keep bees'],
  },
  wait: {
    found: ['请耐心等待', '有结果后将及时回复您', '敬请关注', '待调查清楚后', 'we will get back to you shortly', 'you will receive a reply', 'in due course'],
    passed: ['已于昨日通知施工单位停工', '将下达限期整改通知书', '请注意安全', 'we waited for the delivery'],
  },
  receipt: {
    found: ['您的留言已收悉', '您反映的情况我局已知晓', '接到您的来信后', '来信收到', 'your report has been logged', 'we have received your letter', 'noted'],
    passed: ['您尚未收到补助款', '已收到您的申请材料', '施工单位收到停工通知', 'the parcel arrived'],
  },
  topic: {
    found: ['关于您反映的路灯不亮问题', '您所咨询的入学事宜', '针对停车难的问题', '留言所述情形', 'regarding your complaint about noise'],
    passed: ['关于办理时限为五个工作日', '您所在小区有两个车位', 'about 40 trees stand there'],
  },
  progress: {
    found: ['目前正在调查处理中', '我局已安排人员调查核实', '将组织专人跟进', 'the matter is being looked into', 'your case is under review', 'we will look into it'],
    passed: ['正在铺设第二层沥青', '居民可在服务大厅办理', 'the crane is being installed'],
  },
  attention: {
    found: ['我局高度重视', '领导非常重视此事', 'we take this very seriously', 'public safety is important to us'],
    passed: ['重视程度不够', 'the matter was taken to court'],
  },
  promise: {
    found: ['我们将认真研究您的建议', '将进一步加强监管', '不断提升服务水平', '建立长效机制', '切实维护群众利益', 'we will take it into consideration', 'we are committed to better service'],
    passed: ['将继续收取每月260元', '争取今年10月底前建成', 'the committee will meet on friday'],
  },
};

/** Examples of every sort of fact. */
export const FACT_EXAMPLES: Readonly<Record<Fact, Examples>> = {
  answer: {found: ['可以办理', '不能过户', '需要', '没有此项补贴', '本市目前没有此项政策', 'yes', 'no, not on sundays', 'it is not allowed'], passed: ['能否办理要看条件和材料', '因您没有留下电话', 'nobody came']},
  done: {
    found: ['路灯已修复', '当场责令业主整改', '该路段已纳入年度改造计划', '押金已退还', 'the drain was cleared', 'the owner has been fined', 'workers removed the fence'],
    passed: ['已转市教育局', '请等待整改', 'your letter has been noted', 'the matter has been passed on'],
  },
  found: {found: ['经核实该店无证经营', '据查该楼于2012年建成', '执法人员到现场查看', '情况属实', 'we found that the pump had failed'], passed: ['经过', '根据', 'the lost and found office']},
  ground: {found: ['根据《停车管理办法》', '依照该法第十二条', '按相关规定', 'under section 14'], passed: ['现场', '《问政某地》栏目', 'a section of road']},
  amount: {found: ['收费20元', '预计3个月', '共12户', '两处', 'the fee is 28 euros', 'within 14 days', 'from 3 july'], passed: ['一个', '若干', 'some days']},
  plan: {found: ['预计年底完工', '拟建一所小学', '已列入计划', 'the work is scheduled', 'by the end of march'], passed: ['转市规划局', '计划生育部门', 'a plan']},
  step: {found: ['请到服务大厅办理', '可向当地民政部门申请', 'you can apply at the town hall', 'register online'], passed: ['到期后', '正在办理', 'the tap in the yard']},
  condition: {found: ['必须携带身份证', '符合条件即可', 'you must register', 'you are not entitled to it'], passed: ['风景很好', 'a musty smell']},
  state: {found: ['因管道老化', '目前没有此项政策', '站点位于东门', 'because the pipe burst', 'due to frost'], passed: ['路灯坏了', 'a business']},
  'detail-wanted': {found: ['因您未提供联系方式', '地址不详', '请补充房号', 'please send us the photo'], passed: ['联系方式', '请到服务大厅', 'please send a letter']},
};
