import {expect} from '@open-wc/testing';
import {checkReply} from '../../../src/reply-check.js';
import {CHINESE_ANSWERS} from './chinese-answers.js';
import {ENGLISH_ANSWERS} from './english-answers.js';

const message = {title: '小区门口的路灯坏了', body: '阳光小区东门的路灯坏了两个月，晚上看不清路，请尽快维修。', kind: 'complaint'};
const check = (body: string, over = {}) => checkReply({...message, ...over}, {body});
const marked = (body: string) => check(body).marks.map(({start, end, reason}) => [body.slice(start, end), reason]);
const nothing = {perfunctory: false, reasons: [], marks: [], passedOver: []};

describe('the reply check', () => {
  it('passes an answer that says what was done', () => {
    expect(check('您好！经现场核实，东门3盏路灯因电缆老化损坏，我中心已于5月12日更换电缆，路灯当晚恢复照明。感谢您的监督。')).to.deep.equal(nothing);
  });

  it('passes short answers that say something', () => {
    for (const body of ['可以办理。', '已修好。', '不能过户。', '网友您好，收费20元。', '因您未提供地址，无法核实，请补充。', '请拨打电话0731-5550123咨询户政大厅。', '目前没有此项补贴政策。', '请带身份证到服务大厅办理。']) {
      expect(check(body), body).to.deep.equal(nothing);
    }
  });

  it('marks the very words that acknowledge, pass on, send away, put off and promise', () => {
    expect(marked('您的留言已收悉。')).to.deep.equal([['您的留言已收悉', 'receipt-only']]);
    expect(marked('您好！您的留言已收悉，已转交相关部门处理。感谢您的关注！')).to.deep.equal([['您的留言已收悉', 'receipt-only'], ['已转交相关部门处理', 'buck-passing']]);
    expect(marked('请您向有关部门咨询。')).to.deep.equal([['请您向有关部门咨询', 'buck-passing']]);
    expect(marked('感谢您的宝贵建议，我们将认真研究。')).to.deep.equal([['感谢您的宝贵建议，我们将认真研究', 'platitude']]);
    expect(marked('此事正在调查处理中，请耐心等待。')).to.deep.equal([['此事正在调查处理中，请耐心等待', 'receipt-only']]);
  });

  it('marks the whole of an answer in which there is nothing to object to, because there is nothing in it', () => {
    expect(marked(' 您好！2024年3月1日 ')).to.deep.equal([['您好！2024年3月1日', 'no-information']]);
    expect(check('')).to.deep.equal({perfunctory: true, reasons: ['no-information'], marks: [], passedOver: []});
    expect(check(' \n。').perfunctory).to.be.true;
  });

  it('names the weightiest reason first', () => {
    expect(check('来信收悉，已转市水务局处理，请耐心等待。').reasons).to.deep.equal(['buck-passing', 'receipt-only']);
    expect(check('来信收悉，我们将进一步加强管理。').reasons).to.deep.equal(['receipt-only', 'platitude']);
  });

  it('does not take what was done with a message for what was done about it', () => {
    expect(check('您反映的问题已转市教育局调查处理。').perfunctory).to.be.true;
    expect(check('您反映的问题已转市教育局，该局已于5月6日责令学校退还费用。').perfunctory).to.be.false;
  });

  it('lets thanks answer thanks', () => {
    const body = '感谢您对我们工作的肯定，我们将继续努力！';
    expect(check(body).perfunctory).to.be.true;
    expect(check(body, {kind: 'thanks'}).perfunctory).to.be.false;
    expect(checkReply({title: '感谢城管局的快速处理', body: '谢谢！'}, {body}).perfunctory).to.be.false;
  });

  it('reads full-width signs, tabs and blanks as people do', () => {
    expect(check('\t网友：\u3000您好！\r\n\t\t您的留言已收悉，\t已转交有关单位办理。２０２４年３月１日').reasons).to.deep.equal(['buck-passing', 'receipt-only']);
  });

  describe('in Chinese', () => {
    for (const body of CHINESE_ANSWERS.empty) it(`objects to “${body}”`, () => expect(check(body).perfunctory).to.be.true);
    for (const body of CHINESE_ANSWERS.telling) it(`passes “${body}”`, () => expect(check(body).perfunctory).to.be.false);
  });

  describe('in English', () => {
    for (const body of ENGLISH_ANSWERS.empty) it(`objects to “${body}”`, () => expect(check(body).perfunctory).to.be.true);
    for (const body of ENGLISH_ANSWERS.telling) it(`passes “${body}”`, () => expect(check(body).perfunctory).to.be.false);

    it('marks the very words', () => {
      expect(marked('Dear Ms Hall, we have received your letter. It has been forwarded to the parks team. Kind regards')).to.deep.equal([
        ['we have received your letter', 'receipt-only'], ['It has been forwarded to the parks team', 'buck-passing'],
      ]);
    });
  });

  describe('beside other answers', () => {
    const body = '经核实，该路段已列入本年度改造计划，预计十月底前完成路面铺设和路灯安装，施工期间请绕行人民路，给您带来不便敬请谅解。';
    const beside = (...others: string[]) => checkReply(message, {body}, {others});

    it('marks what is the same text, whatever date and greeting are around it', () => {
      const {perfunctory, reasons, marks} = beside('另一个回复，说的是别的事情。', `网友您好！${body}2024年5月1日`);
      expect({perfunctory, reasons}).to.deep.equal({perfunctory: false, reasons: ['same-text']});
      expect(marks.map(({start, end}) => body.slice(start, end)).join('')).to.have.lengthOf.above(40);
    });

    it('passes an answer that shares a sentence with another', () => {
      expect(beside('经核实，该路段已列入本年度改造计划，预计十月底前完成。')).to.deep.equal(nothing);
      expect(beside('', '好')).to.deep.equal(nothing);
    });

    it('says of an empty answer both that it is empty and that it is the same', () => {
      const empty = '您好！您的留言已收悉，关于您所反映的问题，我办已按程序转交相关职能部门调查处理，处理结果将及时向您反馈，请您耐心等待。';
      const {perfunctory, reasons} = checkReply(message, {body: empty}, {others: [empty]});
      expect({perfunctory, reasons}).to.deep.equal({perfunctory: true, reasons: ['buck-passing', 'receipt-only', 'same-text']});
    });
  });
});
