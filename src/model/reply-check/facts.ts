/** What makes a clause say something: what was done or found, on what ground, how much, when, under which condition. */
export interface FactRule {
  readonly fact: Fact;
  /** In a sentence, for those who keep the rules. */
  readonly because: string;
  /** Matches a clause, folded and in lower case. Every quantifier has an upper bound. */
  readonly pattern: RegExp;
}

export const FACTS = ['done', 'found', 'ground', 'amount', 'plan', 'condition', 'cause', 'detail-wanted'] as const;
export type Fact = (typeof FACTS)[number];

export const FACT_RULES: readonly FactRule[] = [
  {
    fact: 'done',
    because: 'Something was done.',
    pattern: /(?:已|已经|均已|现已|业已|当即|了|责令|下达|进行了).{0,16}(?:整改|拆除|清理|修复|维修|更换|安装|完成|完工|竣工|开通|通车|通水|启动|开工|纳入|列入|立案|处罚|罚款|责令|约谈|退还|取缔|关停|查处|疏通|教育|施工|建成|投入|发放|下达|下放|实施|办结|出台|增设|签订|制定|取得|移除|恢复|改善|达成|取消|批复|受理.{0,6}中|申请|规划|审批|整理|公示|递交|招标)|\b(?:was|were|has been|have been|had) (?:\w{1,20} )?(?:repaired|removed|installed|completed|fined|closed|replaced|cleared|issued|inspected|approved|opened|cleaned|refunded|ordered|scheduled)\b/,
  },
  {
    fact: 'found',
    because: 'Somebody looked and says what they saw.',
    pattern: /^经|经(?:查|核实|调查|核查|了解|现场|审查|检测|鉴定|咨询|联系)|据(?:查|了解|悉|核实)|现场(?:查看|勘察|勘查|核实|检查|调查)|实地|调查发现|属实|\b(?:inspection|inspected|found that|investigation (?:showed|found)|on site)\b/,
  },
  {
    fact: 'ground',
    because: 'It names a rule, a document or a plan.',
    pattern: /《(?!问政)[^》]{2,60}》|第.{1,6}条|文件|规定|条例|办法|标准|[〔[【]\d{4}[〕\]】]|\b(?:section|article|act|regulation|by-?law|ordinance|code|§) ?\d/,
  },
  {
    fact: 'amount',
    because: 'It gives a number, a time or a place.',
    pattern: /\d(?:[\d.,]{0,10}) ?(?:元|万|亿|%|公里|千米|米|平方|亩|户|余|名|人|个|栋|幢|套|天|周岁|岁|小时|时|点|路|号|条|项|处|次|层|分钟|吨|度|级|期|批|日|月|年|工作日)|[一二三四五六七八九十](?:个|天|次|级|倍|周|年内|条)|\b\d[\d,.]{0,12} ?(?:days?|weeks?|months?|hours?|euros?|dollars?|pounds?|%|percent|metres?|meters?|km|people|households?)\b|[$€£]\d|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/,
  },
  {
    fact: 'plan',
    because: 'It says what comes when, or what is laid down.',
    pattern: /预计|计划|拟|将于|年底|年内|月底|近期|今年|明年|下半年|上半年|规划|方案|秋季|春季|\b(?:planned|scheduled|expected|by the end of|next (?:week|month|year|spring|summer|autumn|winter))\b/,
  },
  {
    fact: 'condition',
    because: 'It says what is allowed, needed or due.',
    pattern: /可以|不能|不得|不予|不可|无法|必须|需|须|应当|符合|凭|携带|持|按照|依法|依据|根据|享受|属于|只要|才能|即可|办理|\b(?:must|may not|cannot|is required|are required|entitled|eligible|valid|provided that)\b/,
  },
  {
    fact: 'cause',
    because: 'It says why.',
    pattern: /因|由于|为了|目前|暂|尚未|没有|导致|原因|未|\b(?:because|due to|since|as a result|therefore)\b/,
  },
  {
    fact: 'detail-wanted',
    because: 'It says what is missing to go on.',
    pattern: /(?:未|没有|无).{0,16}(?:提供|留下?|说明|信息|联系方式|地址|不详|具体)|信息不|不具体|不详|过于笼统|(?:请|需).{0,20}(?:提供|补充|完善|留下|告知).{0,30}(?:信息|情况|资料|联系方式|地址|号码)|\b(?:please (?:send|give|tell) us (?:the|your)|we need (?:the|your))\b/,
  },
];
