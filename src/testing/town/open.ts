import {story} from './story.js';
import type {SeedMessage} from '../../model/index.js';

const day = (date: string, time = '09:00') => `2026-${date}T${time}:00+08:00`;

/** Published messages that somebody has to answer. */
export const OPEN: readonly SeedMessage[] = [
  story(
    {
      id: 'market-parking', number: '26110009', at: day('11-16', '08:26'),
      kind: 'complaint', topic: 'transport/parking', agencyId: 'transport',
      title: '清禾老市场周边停车难，占道严重',
      demand: '老市场东门每天早上停满三轮车和货车，救护车上周堵了二十分钟。请规划临时停车位并安排早市疏导。',
      details: '早上六点到九点最堵，东门到小学路口约两百米，只能过一辆车。北侧有一块闲置空地，可以划成停车场。',
      spot: {address: '清禾老市场东门', point: {latitude: 31.2688, longitude: 118.4127}, public: true},
      privatePart: {name: '黎向川', phone: '000-1366-0388', remark: '我在东门开早餐店，怕得罪邻居摊主。'},
    },
    [day('11-16', '10:40'), 'moderator', {action: 'publish'}],
  ),
  story(
    {
      id: 'lift-repair', number: '26110004', at: day('11-05', '18:30'), by: 'citizen',
      kind: 'complaint', topic: 'urban/housing', agencyId: 'county-head',
      title: '梧荫里小区2号楼电梯停运二十天',
      demand: '2号楼电梯10月16日停运至今，楼上有坐轮椅的住户。请督促物业尽快维修并说明维修资金的使用情况。',
      details: '物业说要等维修资金审批，业主已经签字同意。十八层的住户每天提水上楼，上周有老人在楼梯上摔倒。',
      spot: {address: '梧荫街道梧荫里小区2号楼', public: true},
      privatePart: {name: '陈晓禾', phone: '000-1388-0107', remark: '轮椅住户是我母亲，门牌1803。'},
    },
    [day('11-06', '08:45'), 'moderator', {action: 'publish'}],
    [day('11-06', '11:00'), '@county-head', {action: 'transfer', agencyId: 'housing', publicText: '已转住房和城乡建设局办理，请于时限内答复。'}],
    [day('11-06', '15:20'), 'housing', {action: 'accept', publicText: '我局已联系物业和电梯维保单位，本周现场查看。'}],
    [day('11-09', '09:30'), 'housing', {
      action: 'whistle', publicText: '请街道和交通部门协助现场协调。',
      supports: [
        {agencyId: 'wuyin-office', task: '核对业主签字名单，重点联系1803住户', dueAt: day('11-13', '18:00')},
        {agencyId: 'transport', task: '为吊装车办理临时通行，避开早高峰'},
      ],
    }],
    [day('11-11', '16:00'), '@wuyin-office', {action: 'report-in', internalText: '签字率已达七成二，1803住户已安排社区送水。'}],
    [day('11-17', '10:10'), 'housing', {action: 'extend', publicText: '曳引机配件11月20日到货，申请延期五个工作日，期间由物业安排人员协助上下楼。'}],
  ),
  story(
    {
      id: 'street-light', number: '26110006', at: day('11-10', '20:51'), by: 'citizen2',
      kind: 'complaint', topic: 'urban/roads', agencyId: 'housing', language: 'en',
      title: 'Street lights out between the library and the bridge',
      demand: 'Six street lights on the river path have been dark since late October. Please repair them; two cyclists have already fallen.',
      details: 'It is the stretch that pupils use after evening classes.',
      privatePart: {name: 'Maya Ellingham', phone: '000-5550-0142', remark: 'One of the cyclists is a pupil of mine.'},
    },
    [day('11-11', '08:30'), 'moderator2', {action: 'publish'}],
    [day('11-11', '14:00'), 'housing-lead', {action: 'accept'}],
    [day('11-12', '10:15'), 'housing', {action: 'ask-for-more', words: 'Every lamp post has a plate with a number. Could you tell us the numbers of the dark ones?'}],
  ),
  story(
    {
      id: 'water-pressure', number: '26110007', at: day('11-11', '07:12'),
      kind: 'help', topic: 'urban/water', agencyId: 'housing',
      title: '东苇街道早晚水压不足，六楼以上没水',
      body: '从11月初开始，每天早上七点和晚上七点六楼以上基本没水，打过水厂电话说在查。家里有婴儿，请帮忙尽快解决。',
      privatePart: {name: '唐若溪', phone: '000-1355-0419', remark: '婴儿三个月，夜里也需要热水。'},
    },
    [day('11-11', '09:30'), 'moderator2', {action: 'publish'}],
    [day('11-11', '15:45'), 'housing', {action: 'accept'}],
    [day('11-16', '17:20'), 'moderator@housing', {
      action: 'submit-answer', contact: '000-6000-0118',
      body: '您好！经查，东苇加压站两台水泵中的一台于11月2日损坏，水泵已到货，11月20日前安装调试完毕。在此之前每天6时至8时、18时至21时由送水车在小区北门供水。',
      internalText: '水泵采购走的应急程序，补手续中。',
    }],
  ),
  story(
    {
      id: 'river-greenway', number: '26110008', at: day('11-13', '14:05'),
      kind: 'suggestion', topic: 'rural', agencyId: 'liuxi-office',
      title: '关于把柳隰镇旧河堤改成步道和晒谷场的建议',
      body: `我是柳隰镇柳隰村的村民，在外工作多年，去年回村照顾父母。每天沿着旧河堤散步，有一些想法，写出来供镇里参考。

一、现状
旧河堤长约一点八公里，宽四到六米，是二十多年前修的。新堤建成以后，旧堤不再承担防洪，现在一半长草，一半被临时占用：有人堆沙石，有人晒粮食，还有几处倒垃圾。下雨以后路面泥泞，老人不敢走，孩子上学绕行公路，车多不安全。

二、建议
1. 靠村的八百米修成步道，铺透水砖，两边留排水沟，每两百米设一张长椅和一盏太阳能灯。
2. 靠田的一公里整平硬化，秋收的两个月作公共晒谷场，由村民小组排班使用，其余时间作停车和赶集用地，这样公路上就不会再有人晒粮。
3. 河边三处老柳树挂牌保护，步道绕开树根。
4. 垃圾点集中到村口，由保洁员每天清运。

三、资金和维护
透水砖和路灯可以申请镇里的村庄整治资金；整平可以用新堤剩余的土方。维护由三个村民小组轮流负责，村里已有二十六户愿意报名。我和几位做过工程的同乡可以义务画图和算工程量。

四、需要镇里帮助的事
请明确旧堤的土地性质和管理单位；请水利部门确认步道不影响排涝；请组织一次村民座谈，把晒谷的时间和地点商量好。

以上建议如有不妥，请批评指正。如果需要，我可以提供去年拍的照片和手绘的平面图。盼复，谢谢！`,
      privatePart: {name: '柳春生', phone: '000-1399-0520', remark: '报名的二十六户名单暂不公开。'},
    },
    [day('11-14', '09:15'), 'moderator', {action: 'publish'}],
  ),
  story(
    {
      id: 'clinic-hours', number: '26110010', at: day('11-16', '19:40'), by: 'citizen',
      kind: 'enquiry', topic: 'health', agencyId: 'wuyin-office',
      title: '梧荫社区卫生站周末能打流感疫苗吗？',
      body: '我们双职工平时请不了假，想带老人周末去打流感疫苗。网上写的是周一到周五，现场贴的是周六上午，到底以哪个为准？',
      privatePart: {name: '陈晓禾', phone: '000-1388-0107', remark: ''},
    },
    [day('11-17', '08:30'), 'moderator2', {action: 'publish'}],
    [day('11-17', '10:00'), '@wuyin-office', {action: 'hand-back', ground: 'not-our-task', internalText: '疫苗门诊时间由卫健部门定，我办无权答复。'}],
  ),
  story(
    {
      id: 'window-fee', number: '26110005', at: day('11-09', '23:02'), visibility: 'confidential',
      kind: 'complaint', topic: 'government', agencyId: 'housing',
      title: '窗口人员暗示交“加急费”',
      demand: '11月6日在住建窗口办手续，工作人员暗示交三百元可以加急。请核查，并对我的身份保密。',
      details: '是3号窗口，下午四点左右，没有留下字据。同去的朋友也听到了。',
      privatePart: {name: '乔木生', phone: '000-1344-0633', remark: '我的手续还没办完，担心被拖。'},
    },
    [day('11-10', '09:00'), 'moderator', {action: 'publish'}],
    [day('11-10', '11:30'), 'housing-lead', {action: 'accept', publicText: '已由局纪检员受理，与窗口人员回避。'}],
  ),
];
