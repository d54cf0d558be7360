import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {clausesOf, LONGEST_CLAUSE} from '../../../src/model/reply-check/clauses.js';
import {checkReply, CHECK_REASONS, demandsIn} from '../../../src/reply-check.js';

/** What the rules look at, in no order. */
const piece = fc.constantFrom(
  ...'，。！？；：、,.!?;: \n\t“”"()（）《》', ...'一二1２9', '您好', '网友', '收悉', '已转', '交', '部门', '请', '咨询', '建议', '感谢', '将', '认真', '研究', '如有', '疑问', '电话', '0731-5550123', '经核实', '已修复', '5月6日',
  '1、', '2、', '第一', '吗？', 'please ', 'contact ', 'your letter ', 'was ', 'forwarded ', 'to ', 'we will ', 'repaired', 'http://', '👍', '\ud83d', '\u0000', '\u202e', '中'.repeat(500),
);
const hostile = fc.oneof(fc.array(piece, {maxLength: 60}).map((parts) => parts.join('')), fc.string({unit: 'binary'}), fc.string({unit: 'grapheme'}));

describe('the reply check on any text', () => {
  it('never throws; marks lie in the answer, in order, and do not overlap; the reasons are those of the marks, and incomplete', () => {
    fc.assert(fc.property(hostile, hostile, hostile, fc.array(hostile, {maxLength: 3}), (title, body, answer, others) => {
      const {perfunctory, reasons, marks, passedOver} = checkReply({title, body, kind: 'enquiry'}, {body: answer}, {others});
      let last = 0;
      for (const {start, end, reason} of marks) {
        expect(start).to.be.at.least(last);
        expect(end).to.be.above(start).and.at.most(answer.length);
        expect(reasons).to.include(reason);
        last = end;
      }
      expect(CHECK_REASONS).to.include.members([...reasons]);
      expect(new Set(reasons).size).to.equal(reasons.length);
      if (perfunctory) expect(reasons).not.to.be.empty;
      expect(passedOver.length > 0).to.equal(reasons.includes('incomplete'));
    }), {numRuns: 1000});
  });

  it('finds demands that are slices of the message, in order', () => {
    fc.assert(fc.property(hostile, (body) => {
      let last = 0;
      for (const {start, end, text} of demandsIn({body, kind: 'enquiry'})) {
        expect(start).to.be.at.least(last);
        expect(body.slice(start, end)).to.equal(text);
        last = end;
      }
    }), {numRuns: 1000});
  });

  it('passes an answer with a plain fact in it, whatever formula stands around', () => {
    const formula = fc.array(fc.constantFrom('您好！', '您的留言已收悉。', '感谢您的关注。', '已转有关部门处理。', '我们将认真研究。', '请耐心等待。', '\n'), {maxLength: 8}).map((parts) => parts.join(''));
    fc.assert(fc.property(formula, formula, (before, after) => {
      const message = {title: '路灯', body: '路灯坏了'};
      expect(checkReply(message, {body: `${before}东门路灯已于5月6日更换灯泡。${after}`}).perfunctory).to.be.false;
      expect(checkReply(message, {body: before + after}).perfunctory).to.be.true;
    }));
  });

  it('cuts what has no punctuation, so that no rule reads more than a clause at once', () => {
    const clauses = clausesOf('请咨询'.repeat(5000));
    expect(Math.max(...clauses.map(({text}) => text.length))).to.equal(LONGEST_CLAUSE);
    expect(clauses.map(({text}) => text).join('')).to.have.lengthOf(15_000);
  });

  it('comes to an end with a million characters of what it looks for', () => {
    for (const part of ['请咨询', '您好，', '已将', '1、2、', '一、', 'please you may contact ', '第一', '？', '《', '0731-']) {
      const body = part.repeat(Math.ceil(100_000 / part.length));
      expect(checkReply({title: part, body, kind: 'enquiry'}, {body}, {others: [body]})).to.have.property('reasons');
    }
  }).timeout(60_000);
});
