import {story} from './story.js';
import type {SeedMessage} from '../../model/index.js';

const day = (date: string, time = '09:00') => `2026-${date}T${time}:00+08:00`;

/** Messages that have had a public answer. */
export const ANSWERED: readonly SeedMessage[] = [
  story(
    {
      id: 'bus-timetable', number: '26100003', at: day('10-08', '19:42'), by: 'citizen2',
      kind: 'suggestion', topic: 'transport/bus', agencyId: 'transport', language: 'en',
      title: 'Later last bus on route 6 from the railway station',
      body: 'The last number 6 leaves the railway station at 20:10, but the evening train from Yunting arrives at 20:25. Every Friday about thirty of us stand there and share taxis.\n\nCould the last bus wait until 20:40, at least on Fridays and Sundays?',
      spot: {address: 'Bus stop in front of Qinghe railway station', point: {latitude: 31.2741, longitude: 118.4062}, public: true},
      privatePart: {name: 'Maya Ellingham', phone: '000-5550-0142', remark: 'I teach at the vocational school and can be reached after four.'},
    },
    [day('10-09'), 'moderator', {action: 'publish'}],
    [day('10-09', '14:20'), 'transport', {action: 'accept', publicText: 'We have asked the operator for passenger numbers after 20:00.', internalText: 'Operator contract runs to December, see file 6-2026.'}],
    [day('10-15', '10:30'), 'transport', {
      action: 'submit-answer', contact: '000-6000-0210',
      body: 'Thank you for writing. We counted passengers on 10 and 11 October: 34 and 29 people arrived on the 20:25 train and wanted route 6.\n\nFrom 1 November the last bus will leave at 20:40 on Fridays, Sundays and the eve of public holidays. On other days it stays at 20:10. The new timetable hangs at all stops from 28 October.',
    }],
    [day('10-15', '16:05'), 'moderator', {action: 'approve'}],
    [day('10-17', '08:15'), 'author', {action: 'rate', resolution: 5, attitude: 5, speed: 4, solved: true, words: 'I waited at the stop myself on Friday. Please thank the dispatcher, Mr Bao.'}],
  ),
  story(
    {
      id: 'school-place', number: '26100007', at: day('10-12', '21:03'), by: 'citizen',
      kind: 'enquiry', topic: 'education', agencyId: 'education',
      title: '外地户籍孩子在清禾县上小学需要哪些材料？',
      body: '我和爱人在清禾县工业园上班三年，孩子明年九月满六岁，户口在外地。想请问：\n1. 报名公办小学需要哪些材料？\n2. 什么时候开始报名？\n3. 居住证需要办满多久？',
      privatePart: {name: '陈晓禾', phone: '000-1388-0107', remark: '孩子对花生过敏，入学时想一并说明。'},
    },
    [day('10-13', '08:50'), 'moderator2', {action: 'publish'}],
    [day('10-13', '15:00'), '@education', {action: 'accept'}],
    [day('10-16', '11:20'), '@education', {
      action: 'submit-answer', organisation: '清禾县教育局基础教育股', contact: '000-6000-0330',
      body: '陈女士您好！您的来信收悉，现答复如下：\n1. 随迁子女报名需提供父母一方的居住证、劳动合同或营业执照、户口簿和预防接种证。\n2. 2027年秋季报名时间为2027年6月20日至7月5日，在“清禾教育”窗口或网上办理。\n3. 居住证须在2027年6月30日前办满六个月，请您在今年12月底前办理。\n如有疑问，可拨打基础教育股电话咨询。',
    }],
    [day('10-16', '15:40'), 'moderator2', {action: 'approve'}],
  ),
  story(
    {
      id: 'night-noise', number: '26100011', at: day('10-14', '23:37'),
      kind: 'complaint', topic: 'environment/noise', agencyId: 'environment',
      title: '汀岸家园旁工地连续多日夜间施工',
      demand: '汀岸家园东侧工地自10月9日起每晚施工到凌晨两点，请责令夜间停工，并公布施工许可。',
      details: '打桩声在室内也听得清楚，楼里有高三学生和刚出院的老人。10月12日晚拨打过举报电话，停了半小时又继续。工地围挡上没有看到夜间施工公告。',
      spot: {address: '东苇街道汀岸家园3栋', public: false},
      privatePart: {name: '郭念安', phone: '000-1377-0261', remark: '老人在3栋602，白天需要休息，请勿上门。'},
    },
    [day('10-15', '09:10'), 'moderator', {action: 'publish'}],
    [day('10-15', '10:45'), '@environment', {action: 'accept'}],
    [day('10-19', '17:30'), '@environment', {action: 'submit-answer', body: '您反映的问题请咨询市政府有关部门。', internalText: '城管也有权管，先推一推。'}],
    [day('10-20', '09:25'), 'moderator', {action: 'return', returnReasons: ['buck-passing', 'no-information'], internalText: '夜间施工审批就在你局，请写明是否许可、何时停工、由谁负责。'}],
    [day('10-22', '16:10'), '@environment', {
      action: 'submit-answer', contact: '000-6000-0415',
      body: '您好！我局于10月20日晚到场检查。该工地未办理夜间施工手续，22时后打桩属违规，已当场责令停工，并于10月21日立案处罚。\n施工单位承诺每日22时至次日6时不再作业，围挡上已张贴公告和值班电话。我局将在11月内每周夜查两次。',
    }],
    [day('10-22', '17:30'), 'moderator', {action: 'approve'}],
    [day('10-26', '20:00'), 'author', {action: 'rate', resolution: 2, attitude: 3, speed: 2, solved: false, words: '昨晚又响到十二点，我有录音。'}],
    [day('10-27', '19:30'), 'author', {action: 'reopen', words: '10月26日晚十一点半又开工，请再查一次。'}],
  ),
  story(
    {
      id: 'parking-permit', number: '26100016', at: day('10-19', '12:08'),
      kind: 'enquiry', topic: 'transport/parking', agencyId: 'urban-management', language: 'en',
      title: 'Resident parking permit for Wuyin Street: who can apply?',
      body: 'We moved to Wuyin Street in September. The signs say resident parking only from 18:00, but the counter could not tell me whether tenants can get a permit. What do I need, and what does it cost?',
      privatePart: {name: 'Teodor Vance', phone: '000-5550-0177', remark: 'My landlord lives abroad and answers slowly.'},
    },
    [day('10-20', '08:40'), 'moderator', {action: 'publish'}],
    [day('10-20', '13:15'), '@urban-management', {action: 'accept'}],
    [day('10-23', '09:50'), '@urban-management', {
      action: 'submit-answer', contact: '000-6000-0520',
      body: 'Tenants can apply. Please bring your identity document, the tenancy contract (at least six months left) and the vehicle licence to window 4 of the service hall, Monday to Friday, 9:00 to 17:00. You do not need a signature of your landlord.\n\nA permit costs 240 a year for the first car of a household. It is issued on the spot.',
    }],
    [day('10-23', '14:00'), 'moderator2', {action: 'approve'}],
  ),
  story(
    {
      id: 'thanks-road', number: '26110002', at: day('11-03', '07:55'),
      kind: 'thanks', topic: 'urban/roads', agencyId: 'liuxi-office',
      title: '感谢柳隰镇修好了村口的路',
      body: '村口那段坑洼路修了三年没人管，上个月反映以后，十天就铺好了，还装了两盏路灯。老人孩子晚上出门放心多了，谢谢你们！',
      privatePart: {name: '马秋实', phone: '', remark: ''},
    },
    [day('11-03', '10:00'), 'moderator2', {action: 'publish'}],
    [day('11-03', '15:30'), '@liuxi-office', {action: 'accept'}],
    [day('11-04', '09:20'), '@liuxi-office', {action: 'submit-answer', body: '谢谢您的肯定！这段路列入了今年的实事清单，10月28日完工验收。两盏路灯由村委会负责日常维护，如有损坏请随时告诉我们。'}],
    [day('11-04', '11:00'), 'moderator2', {action: 'approve'}],
    [day('11-12', '09:00'), 'moderator', {action: 'close'}],
  ),
  story(
    {
      id: 'wage-dispute', number: '26100021', at: day('10-22', '22:14'), by: 'citizen2', visibility: 'confidential',
      kind: 'complaint', topic: 'employment', agencyId: 'county-head', language: 'en',
      title: 'Three months of wages unpaid at a workshop in the park',
      demand: 'The Hongyao workshop in the industrial park owes eleven of us three months of pay. Please help us get it before winter.',
      details: 'The owner says that the customer has not paid. Two colleagues who complained were sent home the same day, so I ask that our names stay unknown.',
      privatePart: {name: 'Maya Ellingham', phone: '000-5550-0142', remark: 'My cousin is one of the eleven; she may not be named.'},
    },
    [day('10-23', '09:05'), 'moderator', {action: 'publish', internalText: 'Handle discreetly, the author fears for a relative.'}],
    [day('10-23', '11:00'), '@county-head', {action: 'accept'}],
    [day('10-30', '16:30'), '@county-head', {action: 'submit-answer', body: 'The labour inspectors checked the Hongyao workshop on 27 October. It paid all eleven workers for August and September on 29 October; October follows by 15 November under a written order.'}],
    [day('10-30', '17:50'), 'moderator', {action: 'approve'}],
  ),
];
