import {expect} from '@open-wc/testing';
import {checkReply, demandsIn} from '../../../src/reply-check.js';

const texts = (body: string, over = {}) => demandsIn({body, ...over}).map(({label, text}) => [label, text]);

describe('the demands of a message', () => {
  it('are its numbered points, however they are numbered', () => {
    const points = [['路灯什么时候修'], ['垃圾站为什么这么臭'], ['站牌怎么拆了']].flat();
    for (const [first = '', second = '', third = '', ...labels] of [
      ['一、', '二、', '三、', '一', '二', '三'], ['1、', '2、', '3、', '1', '2', '3'], ['1.', '2.', '3.', '1', '2', '3'], ['（1）', '（2）', '（3）', '1', '2', '3'],
      ['第一，', '第二，', '第三，', '一', '二', '三'], ['①', '②', '③', '①', '②', '③'], ['问题1：', '问题2：', '问题3：', '1', '2', '3'], ['一是', '二是', '三是', '一', '二', '三'],
      ['１．', '２．', '３．', '1', '2', '3'], ['a) ', 'b) ', 'c) ', 'a', 'b', 'c'],
    ]) {
      const body = `领导好。${first}${points[0]}；${second}${points[1]}；${third}${points[2]}`;
      expect(texts(body), body).to.deep.equal(points.map((point, index) => [labels[index], point]));
    }
    expect(texts('First, repair the lamp. Second, empty the bin.')).to.deep.equal([['first', 'repair the lamp.'], ['second', 'empty the bin.']]);
  });

  it('are slices of the body, and the last ends with its paragraph', () => {
    const body = '您好：\n1、路灯不亮。\n2、井盖松动。\n盼复！';
    expect(demandsIn({body}).map(({start, end}) => body.slice(start, end))).to.deep.equal(['路灯不亮。', '井盖松动。']);
  });

  it('are no numbers that count something else', () => {
    for (const body of ['2019.5.1下午2点，3号楼5层漏水，1、2号线停运', '面积12.5平方米，第一次去没人', '1、', '一共三个人，二楼', '我住1栋', '比分是2:1,3:2']) expect(texts(body), body).to.deep.equal([]);
  });

  it('are several questions, where somebody asks and is not venting', () => {
    const body = '请问办理居住证需要什么材料？收费多少？我在外地上班。';
    expect(texts(body, {kind: 'enquiry'})).to.deep.equal([['', '请问办理居住证需要什么材料？'], ['', '收费多少？']]);
    expect(texts(body, {title: '咨询居住证'})).to.have.lengthOf(2);
    expect(texts(body, {kind: 'complaint'})).to.deep.equal([]);
    expect(texts('难道没人管吗？天理何在？', {kind: 'enquiry'})).to.deep.equal([]);
  });
});

describe('a demand that is passed over', () => {
  const body = '一、东门的路灯什么时候修？二、垃圾站的臭味怎么处理？三、公交车站牌为什么拆了？';
  const missing = (answer: string, over = {}) => {
    const {reasons, passedOver, perfunctory} = checkReply({title: '三个问题', body, kind: 'complaint', ...over}, {body: answer});
    expect(reasons).to.deep.equal(passedOver.length > 0 ? ['incomplete'] : []);
    expect(perfunctory).to.be.false;
    return passedOver.map(({label}) => label);
  };

  it('is one of which the answer says nothing, while it takes up others', () => {
    expect(missing('经核实，东门路灯已于5月12日修复；垃圾站已责令运营单位每日清洗除臭。')).to.deep.equal(['三']);
    expect(missing('东门路灯已于5月12日修复，感谢监督。')).to.deep.equal(['二', '三']);
  });

  it('is none when all are taken up, in whatever order', () => {
    expect(missing('公交站牌因道路施工临时拆除，6月恢复；东门路灯已修复；垃圾站臭味系渗滤液外溢，已清洗。')).to.deep.equal([]);
  });

  it('is none when the answer counts as many points, or names the point', () => {
    expect(missing('1、已于5月12日修复。2、已责令每日清洗。3、因施工临时拆除，6月恢复。')).to.deep.equal([]);
    expect(missing('东门路灯已于5月12日修复，垃圾站每日清洗。第三个问题请待施工单位6月恢复。')).to.deep.equal([]);
  });

  it('is none when the answer uses other words for everything', () => {
    expect(missing('上述设施均已于5月12日维修完毕，并加强了日常保洁。')).to.deep.equal([]);
  });

  it('is found in English', () => {
    const {passedOver} = checkReply(
      {title: 'Three things', body: '1. The streetlight in Mill Lane is broken. 2. The playground needs a new swing. 3. Hedges block the pavement near the station.'},
      {body: 'The streetlight in Mill Lane was repaired on 4 May, and the hedges along the pavement will be cut next week.'},
    );
    expect(passedOver.map(({label}) => label)).to.deep.equal(['2']);
  });
});
