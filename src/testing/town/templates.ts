import type {ReplyTemplate} from '../../model/index.js';

/** How answers begin that units give often: everybody's and some of single units, in both languages. */
export const TEMPLATES: readonly ReplyTemplate[] = [
  {
    id: 'template-general', name: '通用答复', revision: 1,
    body: '{name}您好！您关于“{title}”的留言（编号{number}）收悉。经核实，现答复如下：\n一、情况：\n二、处理结果：\n三、下一步：\n如有疑问，请与我们联系。\n{agency}\n{date}',
  },
  {
    id: 'template-general-en', name: 'General answer', revision: 1,
    body: 'Dear {name},\n\nThank you for your message {number}, “{title}”. We have looked into it:\n\nWhat we found:\nWhat has been done:\nWhat comes next, and by when:\n\n{agency}, {date}',
  },
  {
    id: 'template-enquiry', name: '咨询：逐条答复', kind: 'enquiry', revision: 1,
    body: '{name}您好！您的咨询收悉，逐条答复如下：\n1. \n2. \n办理地点和时间：\n需要的材料：\n{agency}\n{date}',
  },
  {
    id: 'template-complaint', name: '投诉：核查处理', kind: 'complaint', revision: 1,
    body: '{name}您好！您反映的问题，我单位于 月 日到现场核查：\n一、核查情况：\n二、处理依据：\n三、处理结果和完成时间：\n四、负责人和监督电话：\n{agency}\n{date}',
  },
  {
    id: 'template-complaint-en', name: 'Complaint: what was checked', kind: 'complaint', revision: 1,
    body: 'Dear {name},\n\nWe went to see for ourselves on …\n\nWhat we found:\nThe rule that applies:\nWhat will be done, and by when:\nWho is in charge, and the number to call:\n\n{agency}, {date}',
  },
  {
    id: 'template-noise', name: '噪音：监测结果', topic: 'environment/noise', revision: 1,
    body: '{name}您好！我单位于 月 日 时在现场监测，结果为 分贝，限值为 分贝。\n处理措施：\n复测时间：\n夜间举报电话：\n{agency}\n{date}',
  },
  {
    id: 'template-housing', name: '住建：维修进度', agencyId: 'housing', revision: 1,
    body: '{name}您好！您反映的维修事项进度如下：\n1. 资金：\n2. 招标和施工单位：\n3. 开工日期： 完工日期：\n施工期间如有不便，请联系现场负责人： 电话：\n清禾县住房和城乡建设局\n{date}',
  },
  {
    id: 'template-housing-estate', name: '住建：小区物业投诉', agencyId: 'housing', kind: 'complaint', topic: 'urban/housing', revision: 1,
    body: '{name}您好！我局已约谈小区物业：\n1. 物业的责任：\n2. 整改期限：\n3. 逾期不改的处理：\n4. 维修资金使用情况在何处公示：\n清禾县住房和城乡建设局\n{date}',
  },
  {
    id: 'template-housing-lights-en', name: 'Housing: street lights', agencyId: 'housing', topic: 'urban/roads', revision: 1,
    body: 'Dear {name},\n\nThe lights that you name were checked on …\n\nRepaired:\nWaiting for parts, expected on:\nLamp posts have numbers; the next time, a number helps us to find them faster.\n\nHousing and Construction Bureau, {date}',
  },
  {
    id: 'template-transport-parking', name: '交通：停车位规划', agencyId: 'transport', topic: 'transport/parking', revision: 1,
    body: '{name}您好！关于停车问题：\n1. 现有车位：\n2. 规划增加： 启用时间：\n3. 收费标准和依据：\n4. 高峰疏导安排：\n清禾县交通运输局\n{date}',
  },
];
