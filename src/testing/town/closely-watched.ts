import {story} from './story.js';
import type {SeedMessage} from '../../model/index.js';

const day = (date: string, time = '09:00') => `2026-${date}T${time}:00+08:00`;

/** Messages that several units work on, that a lead reads first, or that board staff follow one by one. */
export const CLOSELY_WATCHED: readonly SeedMessage[] = [
  story(
    {
      id: 'freight-yard', number: '26110003', at: day('11-04', '22:48'), by: 'citizen2',
      kind: 'complaint', topic: 'environment/noise', agencyId: 'dongwei-office',
      title: '东苇物流园货车夜间鸣笛装卸，整夜无法休息',
      demand: '1. 夜间22时后禁止大货车进园装卸；2. 园区东门到汀岸小学路段夜间禁鸣；3. 公布夜间作业是否经过许可。',
      details: '从10月下旬起每晚十一点到凌晨三点都有货车排队鸣笛，叉车倒车提示音很响。园区说归交通管，交通说归环保管，打了三个电话没有结果。',
      spot: {address: '东苇街道物流园东门', point: {latitude: 31.2815, longitude: 118.4301}, public: true},
      privatePart: {name: 'Maya Ellingham', phone: '000-5550-0142', remark: 'I recorded the noise on four nights and can send the files.'},
    },
    [day('11-05', '08:40'), 'moderator', {action: 'publish'}],
    [day('11-05', '10:20'), 'dongwei', {action: 'accept', publicText: '街道已受理，将牵头相关部门到现场处理。'}],
    [day('11-05', '11:00'), 'dongwei-lead', {action: 'assign', personId: 'person-dongwei', internalText: '芷汀牵头，月底前有结果。'}],
    [day('11-06', '09:10'), 'dongwei', {
      action: 'whistle', publicText: '请生态环境、交通运输、城市管理部门到场，各自提出处理意见。',
      supports: [
        {agencyId: 'environment', task: '夜间在东门和小学门口各测一次噪声', dueAt: day('11-12', '18:00')},
        {agencyId: 'transport', task: '核查夜间货车通行许可，提出禁鸣路段方案', dueAt: day('11-13', '18:00')},
        {agencyId: 'urban-management', task: '规范园区东门外排队占道', dueAt: day('11-27', '18:00')},
      ],
    }],
    [day('11-11', '15:30'), 'environment', {action: 'report-in', internalText: '11月9日23时东门实测62分贝，超过夜间限值；小学门口54分贝。建议22时后停止叉车作业。'}],
    [day('11-16', '09:00'), 'dongwei', {action: 'remind', agencyId: 'transport', internalText: '方案已逾期，请本周内反馈。'}],
    [day('11-16', '09:40'), 'dongwei', {action: 'note', internalText: '园区经理口头同意22时后关闭东门，待书面承诺。'}],
  ),
  story(
    {
      id: 'roof-leak', number: '26100012', at: day('10-15', '20:31'), by: 'citizen',
      kind: 'complaint', topic: 'urban/housing', agencyId: 'housing',
      title: '清禾一中旁老宿舍楼屋顶漏水三年未修',
      demand: '1. 请在入冬前修好3栋屋顶；2. 说明维修资金为什么三年没有批下来；3. 安排人检查楼道电线。',
      details: '顶楼六户下雨就用盆接水，楼道电表箱进过水。三年里报修十一次，每次都说在走程序。',
      privatePart: {name: '陈晓禾', phone: '000-1388-0107', remark: '我岳父住3栋501，心脏不好，请先打我电话。'},
    },
    [day('10-16', '09:05'), 'moderator', {action: 'publish'}],
    [day('10-16', '14:10'), 'housing', {action: 'accept'}],
    [day('10-22', '16:45'), 'housing-lead', {
      action: 'submit-answer', contact: '000-6000-0118',
      body: '您好！3栋屋顶防水维修已列入四季度计划，10月底前完成招标，11月15日前完工。楼道电线10月20日已检查，更换进水电表箱2个。',
    }],
    [day('10-23', '09:20'), 'moderator2', {action: 'approve'}],
    [day('11-08', '18:20'), 'author', {action: 'rate', resolution: 1, attitude: 3, speed: 1, solved: false, words: '到现在没有人上过屋顶。'}],
    [day('11-08', '18:30'), 'author', {action: 'reopen', words: '11月7日下雨又漏，招标公告也没有看到。'}],
    [day('11-09', '09:15'), 'moderator', {action: 'publish-words'}],
    [day('11-09', '09:30'), 'moderator', {
      action: 'supervise', superviseUntil: day('11-30', '18:00'), publicText: '本件已列为督办件，由留言板逐日跟踪。',
      internalText: '承诺的完工日期将至而未开工，三年十一次报修，列入督办。',
    }],
    [day('11-09', '11:00'), 'housing-lead', {action: 'assign', personId: 'person-housing', internalText: '周敏负责，每周五报进度。'}],
    [day('11-13', '15:00'), 'moderator', {
      action: 'visit', way: 'in-person', visitedAt: day('11-13', '10:00'), solved: false,
      publicText: '11月13日上午工作人员到现场回访：屋顶尚未施工，五楼走廊仍有积水；施工队称材料11月18日到场。',
      internalText: '施工合同11月12日才签，和局里答复的时间对不上。',
    }],
    [day('11-16', '10:20'), 'moderator', {action: 'escalate', internalText: '请县长信箱督促住建局按新工期完成，并说明延误原因。'}],
    [day('11-17', '16:00'), 'county', {action: 'supervision-note', internalText: '已约谈住建局分管负责人，要求11月28日前完工。'}],
  ),
  story(
    {
      id: 'burning-smell', number: '26110014', at: day('11-10', '18:09'),
      kind: 'enquiry', topic: 'environment/waste', agencyId: 'environment', language: 'en',
      title: 'Smell of burning plastic north of the cement works',
      body: 'On windless evenings there is a smell of burning plastic north of the cement works. 1. Is something burnt there? 2. Has the air been measured? 3. Whom do we call at night?',
      privatePart: {name: 'Wanjiru Lindqvist', phone: '000-5550-0211', remark: 'I have asthma and keep a diary of the evenings.'},
    },
    [day('11-11', '09:00'), 'moderator', {action: 'publish'}],
    [day('11-11', '14:30'), 'environment', {action: 'accept'}],
    [day('11-16', '10:00'), 'environment', {action: 'submit-answer', body: 'We attach great importance to your message and will look into it.'}],
    [day('11-16', '15:20'), 'moderator2', {
      action: 'return', returnReasons: ['platitude', 'incomplete'], dueAt: day('11-20', '18:00'), internalText: 'Three questions were asked, and none is answered.',
    }],
  ),
  story(
    {
      id: 'reading-corner', number: '26110001', at: day('11-02', '12:26'),
      kind: 'enquiry', topic: 'culture', agencyId: 'dongwei-office',
      title: '东苇社区图书角周末开放吗？',
      body: '孩子想周末去社区图书角看书，门上没有贴开放时间。请问周六周日开不开？可以办借书证吗？',
      privatePart: {name: '庄小满', phone: '000-1366-0712', remark: ''},
    },
    [day('11-02', '15:00'), 'moderator2', {action: 'publish'}],
    [day('11-03', '09:30'), 'dongwei', {action: 'accept'}],
    [day('11-06', '16:20'), 'dongwei', {
      action: 'submit-answer', contact: '000-6000-0609',
      body: '您好！东苇社区图书角周六9时至17时开放，周日闭馆。带孩子的户口簿或学生证可当场办理借书证，每次借3本，期限30天。',
    }],
  ),
];
