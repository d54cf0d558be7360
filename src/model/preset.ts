import type {BoardInfo} from './board.js';
import {CHINA} from './calendar-china.js';
import type {Topic} from './topic.js';

const topic = (id: string, en: string, zh: string, ...children: Topic[]): Topic =>
  children.length ? {id, name: {en, 'zh-Hans': zh}, children} : {id, name: {en, 'zh-Hans': zh}};

/**
 * The rules of the Leaders' Message Board (领导留言板), the default of a new board. Source: DOMAIN.md. A town overrides what it
 * likes: `{...LEADERS_PRESET, name: …}`.
 */
export const LEADERS_PRESET: BoardInfo = {
  name: {en: 'Message board', 'zh-Hans': '留言板'},
  languages: ['zh-Hans', 'en'],
  timeZone: 'Asia/Shanghai',
  kinds: [
    {id: 'enquiry', name: {en: 'Enquiry', 'zh-Hans': '咨询'}, form: 'body'},
    {id: 'suggestion', name: {en: 'Suggestion', 'zh-Hans': '建言'}, form: 'body'},
    {id: 'complaint', name: {en: 'Complaint', 'zh-Hans': '投诉'}, form: 'demand'},
    {id: 'help', name: {en: 'Request for help', 'zh-Hans': '求助'}, form: 'body'},
    {id: 'thanks', name: {en: 'Thanks', 'zh-Hans': '感谢'}, form: 'body'},
  ],
  topics: [
    topic('urban', 'Town and housing', '城建',
      topic('urban/housing', 'Housing estates', '小区物业'),
      topic('urban/roads', 'Roads and lighting', '道路照明'),
      topic('urban/water', 'Water, gas and heating', '水气暖')),
    topic('transport', 'Transport', '交通',
      topic('transport/parking', 'Parking', '停车'),
      topic('transport/bus', 'Buses and trains', '公共交通')),
    topic('rural', 'Countryside and farming', '三农'),
    topic('environment', 'Environment', '环保',
      topic('environment/noise', 'Noise', '噪音'),
      topic('environment/waste', 'Waste and dirt', '垃圾污染')),
    topic('education', 'Education', '教育'),
    topic('health', 'Health', '医疗'),
    topic('public-safety', 'Public safety', '治安'),
    topic('tourism', 'Tourism', '旅游'),
    topic('employment', 'Work and pay', '就业'),
    topic('culture', 'Culture and leisure', '文娱'),
    topic('finance', 'Money and banks', '金融'),
    topic('business', 'Business', '企业'),
    topic('government', 'Government services', '政务'),
    topic('other', 'Something else', '其他'),
  ],
  limits: {
    title: 22, body: 1000, demand: 200, details: 800,
    name: 40, phone: 30, remark: 200, address: 120,
    note: 500, answer: 5000, contact: 100,
    description: 200, images: 5, imageBytes: 5_000_000, videos: 1, videoBytes: 50_000_000, videoSeconds: 15,
  },
  fields: {name: 'optional', phone: 'optional', remark: 'optional', place: 'optional', email: 'optional', attachments: 'optional'},
  services: {challenge: false, email: false},
  consent: {
    version: '1',
    text: {
      en: 'My message and its answer may be published. My name is masked; phone and remark are seen only by the unit that handles it and by board staff.',
      'zh-Hans': '我同意公开本留言及答复。姓名将隐去，电话和备注仅供办理单位和留言板工作人员查看。',
    },
  },
  clocks: [
    {kind: 'enquiry', days: 5, unit: 'working'},
    {kind: 'help', days: 5, unit: 'working'},
    {days: 10, unit: 'working'},
  ],
  calendar: CHINA,
  reopenDays: 14,
  extensionDays: 5,
  dueSoonDays: 2,
  figuresMinimum: 10,
  campaigns: [],
};
