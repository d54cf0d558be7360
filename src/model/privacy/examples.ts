import type {PrivacyRuleName} from './rules.js';

/** What a rule finds, in square brackets, and what looks like it and is not. */
export interface PrivacyExamples {
  readonly found: readonly string[];
  /** No rule finds anything in these. */
  readonly passed: readonly string[];
}

/** Examples of every rule, which are its tests. All numbers are invented or those that their publishers set aside for examples. */
export const PRIVACY_EXAMPLES: Readonly<Record<PrivacyRuleName, PrivacyExamples>> = {
  'identity-number-china': {
    found: [
      '身份证号[430102199001011238]，请核实', '[11010519491231002X]', '[11010519491231002x]', 'ID: [430102 19900101 1238].',
      '[４３０１０２１９９００１０１１２３８]', '请查[440307-20000229-0013]',
    ],
    passed: ['订单号430102199001011239', '110105194912310021', '430102199002301238', '流水 9943010219900101123899'],
  },
  'identity-number-china-15': {
    found: ['老身份证[430102900101123]'],
    passed: ['编号430102901301123', '单号990102900101123'],
  },
  'identity-number-hong-kong': {
    found: ['HKID [A123456(3)] please', '[A1234563]'],
    passed: ['Form A123456(4)', 'A1234567', '网友UU0082119'],
  },
  'identity-number-uk': {
    found: ['My NI number is [AB 12 34 56 C]', '[AB123456C]'],
    passed: ['Order AB123456', 'QQ 12 34 56 C'],
  },
  'identity-number-us': {
    found: ['SSN [123-45-6789]'],
    passed: ['000-45-6789', '2024-05-1234', '123-00-6789'],
  },
  'bank-card': {
    found: [
      '卡号[6222021901001234564]，退款未到账', '[6217 0012 3456 7893]', '工行[9558801234567890128]', 'card [5105-1051-0510-5100]', '[378282246310005]',
      '[6217001234567893] [13800138000]', '[６２１７００１２３４５６７８９３]',
    ],
    passed: ['6222021901001234565', '0000 0000 0000 0000', '项目编号2019050612345678', '1111111111111117'],
  },
  'bank-account-iban': {
    found: ['Pay to [GB29 NWBK 6016 1331 9268 19]', '[DE89370400440532013000]'],
    passed: ['GB29 NWBK 6016 1331 9268 18', 'GB12 ABCD'],
  },
  'mobile-china': {
    found: [
      '电话：[13800138000]', '请打[138-0013-8000]联系', '[138 0013 8000]', '[1380 013 8000]', '[+86 138 0013 8000]', '[8613800138000]', '[(+86)13800138000]',
      '[１３８００１３８０００]', '[1 3 8 0 0 1 3 8 0 0 0]', '[138 001 38000]', '微信[13800138000]张先生', '\u202d[13800138000]\u202c', '[138\u200b0013\u200b8000]',
      '[138–0013–8000]', '[13800138000]，[13900139000]',
    ],
    passed: [
      '总投资13800138000元', '约13800000000 元', '138001380001', '913800138000', '单号2019113800138000', '1998.1.12-2001', '13.80013800', '¥13800138000',
      '面积138.00平方米，138000元', '拨打12345、95588、10086', '2019年11月13日15:30', '12306 无人接听', '电话138****8000',
    ],
  },
  'mobile-china-in-words': {
    found: ['我的号码是[一三八零零一三八零零零]', '[幺三八〇〇一三八〇〇〇]', '[1三八零0一三八零零零]'],
    passed: ['一三五七九', '二〇一九年一月一日', '一二三四五六七八九一一'],
  },
  'landline-china': {
    found: [
      '[0731-88665533]', '座机[010 8866 5533]', '[（010）88665533]', '值班室（[010-88665533]）', '[+86 10 8866 5533]', '[073188665533]', '[0731-88665533转802]', '[020-88665533-8]', '[0731—8866553]',
    ],
    passed: ['0731-12345', '010-12345转3', '0731-96533', '400-812-3456', '4008123456', '800-810-1111', '+86 400 812 3456', '0731-88665', '编号0000-00000000'],
  },
  'landline-after-a-word': {
    found: ['电话：[88665533]', '联系电话 [8866 5533]', 'My phone is [555 0123]'],
    passed: ['共88665533元', '电话：12345', '电话 4008123456', '服务电话400-812-3456', '打电话，编号1234567'],
  },
  'phone-international': {
    found: ['[+44 20 7946 0018]', 'Ring [+1 (555) 010-9999]', '[+852 2345 6789]', '[+44 (0)20 7946 0018]', '[0044 20 7946 0018]', '[+49-30-123456]'],
    passed: ['+5', 'minus 3 +12', '+12500000 EUR', '001234567890', '15+1000000=1000015', '0+0'],
  },
  'phone-national': {
    found: ['[020 7946 0018]', '[(020) 7946 0018]', '[01632 960 001]', '[07700 900123]', '[01 23 45 67 89]'],
    passed: ['0800 123 4567', '0300 123 4567', '0345 123 4567', '01.02.2019 12', '01-02-2019 10', '09.30-11.00 14.30', '0.5-1.5'],
  },
  'mobile-uk': {
    found: ['[07700900123]'],
    passed: ['107700900123', '07700900123456'],
  },
  'phone-north-america': {
    found: ['[(555) 234-0123]', 'Call [555-234-0123].', '[555.234.0123]', '[1-555-234-0123]'],
    passed: ['1-800-234-0123', '(888) 234-0123', '900-234-0123', '2019-234-0123', '400-234-0123'],
  },
  email: {
    found: ['[zhang.san@example.com]', '邮箱[zhang_san@example.com]', '[a@b.co.uk]，谢谢', '[zhangsan＠example．com]', '[li (at) example.org]', '发到[12345678@example.com]吧'],
    passed: ['@公司', '单价@3.5元', 'a@b', 'meet @ home', 'user@localhost', '@example.com'],
  },
  'plate-china': {
    found: ['车牌[湘A12345]', '[湘A·12345]', '[京AD12345]', '[粤B1234挂]', '[沪A 1B2C3]', '[湘a12345]', '[苏E12345F]', '[湘Ａ１２３４５]'],
    passed: ['新ABCDEF', '湘A', '湘A1234', '京A区12345', '川B123456789'],
  },
  'plate-uk': {
    found: ['A grey van, [AB12 CDE], stands there', '[AB51CDE]'],
    passed: ['SW1A 1AA', 'AB12', 'ab12 cde', 'CO2 level'],
  },
  'plate-after-a-word': {
    found: ['Number plate: [7ABC123]', 'registration [K123 ABC]', 'The plate is [ABC 1234]'],
    passed: ['plate: glass', 'registration opens MONDAY', 'registration 2024'],
  },
  'address-china': {
    found: [
      '我住在[阳光小区3号楼2单元501室]，漏水', '[3栋2单元501]暖气不热', '家住[阳光小区3栋501]', '地址：[河西区阳光花园12幢A单元1203室]', '[三号楼二单元五室]',
      '[阳光小区B座1203室]', '[阳光小区３号楼２单元５０１室]', '[5栋-2单元-501房]', '[2单元501室]', '[阳光小区12#楼1单元2楼203室]',
    ],
    passed: [
      '阳光小区3号楼电梯坏了', '3栋102户居民', '3栋2019年交房', '5栋1200平方米', '3号楼2单元没有灯', '三栋楼', '3号楼5层漏水', '一期3栋500多户',
      '二单元的门', '1栋3000元', '政务中心3楼302', '路口2号公交站', '面积120平米3室2厅',
    ],
  },
  'address-china-street': {
    found: ['在[人民路12号501室]', '[长沙市人民中路12号3楼305室]', '住[南京东路123弄4号501室]'],
    passed: ['人民路12号门口', '人民路12号', '107国道3号路口', '京广路50号桥'],
  },
  'address-china-dashes': {
    found: ['[阳光小区3-2-501]没有水'],
    passed: ['2019-5-12', '小区2019-5-12停水', '小区3-2期', '比分3-2-501'],
  },
  'address-china-village': {
    found: ['[金星村3组12号]门前', '[金星村第三组十二号]'],
    passed: ['金星村3组', '金星村12号变压器', '第3组12号'],
  },
  'address-flat': {
    found: [
      'I live at [Flat 4, 12 High Street, SW1A 1AA].', '[Apt 4B, 120 Main Street]', '[120 Main St, Apt 4B]', '[12 Old Mill Lane, Flat 2, London, SW1A 1AA]', '[Unit 7, 3 Church Road]',
    ],
    passed: ['12 High Street', 'Flat roof, 12 metres', 'flat 4 of the block', 'Room 12', 'at 30 The main street lamp'],
  },
  'address-house': {
    found: ['[12 High Street, London SW1A 1AA]', '[120 Main St, Springfield, IL 62701]'],
    passed: ['12 High Street, near the school', 'High Street SW1A 1AA', '3 cars in the street, every day'],
  },
};
