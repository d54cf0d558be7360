import type {CheckReason} from './types.js';

/**
 * What a clause of an answer does. Acts are what everybody says whatever was asked; a clause with none of them is taken for substance.
 * Examples of each rule, which are its tests, are in `ACT_EXAMPLES`.
 */
export const ACTS = [
  'greeting', 'lead-in', 'topic', 'receipt', 'forward', 'elsewhere', 'refer', 'refer-by-phone', 'not-ours', 'wait', 'progress', 'promise', 'attention', 'thanks',
  'closing', 'signature',
] as const;
export type Act = (typeof ACTS)[number];

/** How an act is recognised. */
export interface ActRule {
  readonly act: Act;
  /** What the words are marked with when the answer says nothing else; none for what every good answer has too. */
  readonly reason?: CheckReason;
  /** In a sentence, for those who keep the rules. */
  readonly because: string;
  /** Matches a clause, folded and in lower case. Every quantifier has an upper bound. */
  readonly patterns: readonly RegExp[];
}

const ASK = '咨询|反映|联系|询问|投诉|举报|沟通|了解|反馈|提出|致电|拨打|来电|查询|登录|登陆|查阅|查看|协商|协调|解决|司法|诉讼|仲裁|寻求|核实|求助|报警|走.{0,6}程序';

/** The rules, in the order in which they are tried: the first that matches names the clause. */
export const ACT_RULES: readonly ActRule[] = [
  {
    act: 'lead-in',
    because: 'It announces the answer and is none.',
    patterns: [
      /(?:现|特|下面|以下|兹|经研究).{0,60}(?:回复|答复|回答|解答|说明|反馈|汇报|转载|函复|情况)(?:如下)?$/,
      /如下$/,
      /^(?:特此|专此|此)(?:回复|答复|复|函复|说明)/,
      /转由?(?:我|本)(?:单位|局|办|镇|公司|委)/,
      /\b(?:our|the) (?:answer|reply|response) (?:is )?(?:as follows|below)$/,
    ],
  },
  {
    act: 'elsewhere',
    reason: 'buck-passing',
    because: 'It says that somebody has answered somewhere, instead of answering.',
    patterns: [
      /^(?!.*\d{1,2}月).{0,60}(?:已|已经|均已|进行过).{0,14}(?:回复|答复)(?:您|你|过)?$/,
      /^(?:详见|详情请|链接|相关链接|回复链接|链接如下).{0,60}$/,
      /^https?:.{0,200}$/,
      /\b(?:has|have) (?:already )?(?:been answered|answered|replied)\b/,
    ],
  },
  {
    act: 'forward',
    reason: 'buck-passing',
    because: 'It passes the matter on and says nothing of it.',
    patterns: [
      /^.{0,120}(?:转交|转至|转给|转由|转办|转送|转发|转呈|转达|转往|转到|转入|移交|移送|交办|交由|交给|交至|批转|批示|反馈至|反馈给|反映给|上报|通报|汇报给|汇报了)(?!账).{0,80}$/,
      /^.{0,120}(?:已|将|迅速|分别|一并|直接|及时|并|我们|我办).{0,6}(?:转(?!账|帐|为|让|移|业|学|正|岗|变|型|诊|账)|交(?!纳|通|付|费|款|警|房|钱|易|清|押|社|齐|流|接|界|叉|汇|换)).{1,80}$/,
      /\b(?:forwarded|passed (?:it |this |your \w{1,20} )?on|referred|handed over|transferred|escalated) (?:it |this |them |your \w{1,20} )?(?:on )?to\b/,
    ],
  },
  {
    act: 'closing',
    because: 'It offers help with what may still be open.',
    patterns: [
      /^(?:如|若|倘|您如|你如|今后如|如果).{0,30}(?:疑问|问题|需要|不明|建议|意见|疑惑|不解|困难|异议|类似)/,
      /^(?:我局|我们)?.{0,6}将?(?:竭诚|热忱|热情)/,
      /\bif you have (?:any )?(?:further |other |more )?questions\b/,
    ],
  },
  {
    act: 'not-ours',
    reason: 'buck-passing',
    because: 'It says that others are in charge.',
    patterns: [
      /不(?:属于?|在|归|是).{0,24}(?:管辖|职权|职责|职能|范围|权限|管理|业务|单位)/,
      /(?:属于?|归|由|系).{0,30}(?:管辖|主管|直管)(?:范围)?/,
      /职能.{0,10}(?:划转|移交|划归)/,
      /\bnot (?:our|within our|in our|a matter for|under our)\b.{0,40}/,
    ],
  },
  {
    act: 'refer-by-phone',
    because: 'It sends the citizen to a desk, and says how to reach it.',
    patterns: [
      new RegExp(`^.{0,60}(?:请|建议|可|需|应|欢迎|您|你|具体|详情).{0,40}(?:${ASK}).{0,40}\\d[\\d -]{4,20}.{0,40}$`),
      /^.{0,20}(?:电话|热线|致电|拨打|联系人|tel|phone).{0,40}\d[\d -]{4,20}.{0,20}$/,
      /^[(]?\d[\d -]{6,20}[)]?$/,
    ],
  },
  {
    act: 'refer',
    reason: 'buck-passing',
    because: 'It sends the citizen to another office.',
    patterns: [
      new RegExp(`^.{0,60}(?:请|建议|可|需|应|欢迎|烦请|望|具体|详情).{0,40}(?:${ASK}).{0,40}$`),
      /\b(?:please|you (?:may|can|should|could|need to)) (?:\w{1,20} ){0,3}(?:ask|contact|consult|call|phone|write to|turn to|refer to|apply to|get in touch with|speak to|approach|visit)\b/,
    ],
  },
  {
    act: 'wait',
    reason: 'receipt-only',
    because: 'It asks for patience.',
    patterns: [
      /耐心等待|敬请(?:关注|期待|留意)|请.{0,8}(?:留意|关注)|请勿重复|后续回复/,
      /^.{0,60}(?:将|会|及时|尽快|第一时间|再向?|另外).{0,24}(?:回复|答复|反馈|告知|通知|公布).{0,12}$/,
      /^(?:如|若|一)有.{0,16}(?:进展|结果|情况|回复|消息)$/,
      /^待.{0,30}(?:后|结果|清楚)$/,
      /\b(?:please (?:be patient|wait|bear with us)|we will (?:let you know|inform you|get back to you|reply|respond|keep you (?:informed|posted)|update you)|in due course|as soon as possible)\b/,
    ],
  },
  {
    act: 'receipt',
    reason: 'receipt-only',
    because: 'It says that the message has arrived.',
    patterns: [
      /^.{0,80}(?:收悉|知悉|获悉|悉知|知晓|已阅|收阅|已收到|收到您|收到你|收到反馈|收到网友|已经收到|已受理|已经受理|已登记|已记录|已收集|反映的问题$).{0,24}$/,
      /\b(?:we (?:have )?(?:received|noted|registered|recorded)|has been (?:received|noted|registered|recorded|logged)|acknowledge (?:the )?receipt)\b/,
    ],
  },
  {
    act: 'topic',
    because: 'It names what the citizen wrote about.',
    patterns: [
      /^(?:关于|针对|对于|就|对)(?:您|你|网友|来信|贵|所).{0,80}$/,
      /^(?:关于|针对|对于|就|对).{0,100}(?:问题|情况|事宜|建议|意见|咨询|一事|诉求|留言|帖|帖文|投诉|举报)[”"』)]{0,2}$/,
      /^.{0,4}(?:您|你|网友)(?:所|通过|在).{0,20}(?:反映|提出|咨询|栏目|平台).{0,80}$/,
      /^(?:regarding|concerning|with regard to|as for|about|in response to) (?:your|the matter|this)\b/,
    ],
  },
  {
    act: 'progress',
    reason: 'receipt-only',
    because: 'It says that somebody is on it, not who, since when or what came out.',
    patterns: [
      /^.{0,40}(?:正在|在|立即|迅速|马上|安排|介入|组织|责成|要求|督促).{0,24}(?:调查|处理|协调|办理|核实|核查|交办|处置|研究|跟进|调研)(?:中|当中|之中|处理|和处理|了解|核实|落实|工作|取证)?$/,
      /\b(?:is|are) (?:currently )?(?:being )?(?:looking into|investigating|looked into|investigated|processed|reviewed|handled|working on)\b/,
    ],
  },
  {
    act: 'attention',
    reason: 'platitude',
    because: 'It says how important the matter is taken.',
    patterns: [/(?:高度|非常|十分|很|特别)重视/, /\b(?:attach(?:es)? great importance|take (?:this|your \w{1,20}|it|such matters) very seriously|is important to us)\b/],
  },
  {
    act: 'thanks',
    reason: 'platitude',
    because: 'It thanks, wishes and excuses.',
    patterns: [
      /感谢|谢谢|多谢|祝您|祝你|祝愿|祝天天|欢迎(?:您|你|继续|监督|一如)|希望(?:您|你|广大).{0,20}(?:继续|一如既往|监督)|(?:敬请|请|望|请您|予以).{0,10}(?:谅解|理解|支持|见谅)|歉意|您的(?:建议|意见)很好|宝贵(?:意见|建议)/,
      /\b(?:thank(?:s| you)|we (?:appreciate|value|welcome) your|we apologi[sz]e|sorry for (?:any|the) inconvenience|kind regards|yours (?:sincerely|faithfully)|best wishes)\b/,
    ],
  },
  {
    act: 'promise',
    reason: 'platitude',
    because: 'It promises effort, with no step, place or date.',
    patterns: [
      /^.{0,40}(?:将|会|要|争取|力争|继续|进一步|下一步|今后|我们|我局|我市|政府).{0,24}(?:认真|积极|充分|进一步|继续|加强|加大|努力|尽快|尽力|不断|切实|虚心|密切|一如既往|全力|高度|考虑|研究|论证|参考).{0,60}$/,
      /^(?:努力|不断|切实|积极|认真|充分|加强|加大|完善|确保|学习).{0,40}$/,
      /\bwe (?:will|shall) (?:continue to|do our best|strive|make every effort|keep (?:improving|working)|work hard|further|carefully consider|consider|study)\b/,
      /\b(?:is|are|remain) (?:fully )?committed to\b/,
    ],
  },
  {
    act: 'greeting',
    because: 'It greets.',
    patterns: [/^.{0,50}(?:您好|你好|网友|网民|楼主|来信人|来信同志|市民朋友|网民朋友|尊敬的.{0,10}|亲爱的.{0,10})(?:同志)?$/, /^uu\d{3,12}$/, /^(?:dear|hello|hi|good (?:morning|day|afternoon))\b.{0,40}$/],
  },
  {
    act: 'signature',
    because: 'It says who answers, and when.',
    patterns: [
      /^.{0,40}\d{2,4} ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2} ?日?$/,
      /^[^\d]{1,30}(?:局|办|委|府|处|站|所|中心|部|院|室|公司|大队|支队|社区|街道|街道办|校|厅|热线|科|网)$/,
      /^[\d年月日./ -]{1,20}$/,
    ],
  },
];
