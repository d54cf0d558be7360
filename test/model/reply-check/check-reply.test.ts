import {expect} from '@open-wc/testing';
import {checkReply, demandsIn} from '../../../src/reply-check.js';

const message = {title: '小区门口的路灯坏了', body: '阳光小区东门的路灯坏了两个月，晚上看不清路，请尽快维修。', kind: 'complaint'};
const check = (body: string, over = {}) => checkReply({...message, ...over}, {body});
const marked = (body: string) => check(body).marks.map(({start, end, reason}) => [body.slice(start, end), reason]);

describe('the reply check', () => {
  it('passes an answer that says what was done', () => {
    expect(check('您好！经现场核实，东门3盏路灯因电缆老化损坏，我中心已于5月12日更换电缆，路灯当晚恢复照明。感谢您的监督。'))
      .to.deep.equal({perfunctory: false, reasons: [], marks: [], passedOver: []});
  });

  it('marks the words of an answer that says nothing', () => {
    expect(marked('您好！您的留言已收悉，已转交相关部门处理。感谢您的关注！')).to.deep.equal([
      ['您的留言已收悉', 'receipt-only'], ['已转交相关部门处理', 'buck-passing'], ['感谢您的关注', 'platitude'],
    ]);
    expect(marked('请您向有关部门咨询。')).to.deep.equal([['请您向有关部门咨询', 'buck-passing']]);
    expect(marked('您好！2024年3月1日')).to.deep.equal([['您好！2024年3月1日', 'no-information']]);
  });

  it('tells which numbered demands were passed over', () => {
    const body = '一、东门的路灯什么时候修？二、垃圾站的臭味怎么处理？三、公交车站牌为什么拆了？';
    expect(demandsIn({body}).map(({label, text}) => [label, text])).to.deep.equal([
      ['一', '东门的路灯什么时候修？'], ['二', '垃圾站的臭味怎么处理？'], ['三', '公交车站牌为什么拆了？'],
    ]);
    const {perfunctory, reasons, passedOver} = check('经核实，东门路灯已于5月12日修复；垃圾站已责令运营单位每日清洗除臭。', {body});
    expect({perfunctory, reasons, passedOver: passedOver.map(({label}) => label)}).to.deep.equal({perfunctory: false, reasons: ['incomplete'], passedOver: ['三']});
  });

  it('knows the same text as another answer', () => {
    const body = '经核实，该路段已列入本年度改造计划，预计十月底前完成路面铺设和路灯安装，施工期间请绕行人民路，给您带来不便敬请谅解。';
    const {perfunctory, reasons, marks} = checkReply(message, {body}, {others: [`网友您好！${body}2024年5月1日`]});
    expect({perfunctory, reasons}).to.deep.equal({perfunctory: false, reasons: ['same-text']});
    expect(marks.map(({start, end}) => body.slice(start, end)).join('')).to.have.lengthOf.above(40);
  });
});
