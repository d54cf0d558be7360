import {describe, expect, it} from 'vitest';
import {isMasked, piecesOf, suggestedMasks, withMask, withoutMask} from '../../../src/components/action-form/masks.js';
import type {Mask, Message} from '../../../src/model/index.js';

const body = (start: number, end: number): Mask => ({part: 'body', start, end});

describe('masks that somebody chooses', () => {
  it('become one when they touch, and stay apart when they do not or are of another text', () => {
    const masks = [body(0, 4), body(10, 12)].reduce<readonly Mask[]>(withMask, []);
    expect(withMask(masks, body(4, 10))).toEqual([body(0, 12)]);
    expect(withMask(masks, body(6, 8))).toEqual([body(0, 4), body(6, 8), body(10, 12)]);
    expect(withMask(masks, {part: 'title', start: 2, end: 11})).toHaveLength(3);
  });

  it('are taken back only as far as that was wanted', () => {
    expect(withoutMask([body(0, 12)], body(4, 8))).toEqual([body(0, 4), body(8, 12)]);
    expect(withoutMask([body(0, 12)], body(0, 12))).toEqual([]);
    expect(withoutMask([body(0, 12)], {part: 'title', start: 0, end: 12})).toEqual([body(0, 12)]);
  });

  it('cover a stretch only when they cover all of it', () => {
    expect(isMasked([body(0, 12)], body(2, 5))).toBe(true);
    expect(isMasked([body(0, 4)], body(2, 5))).toBe(false);
  });

  it('can be chosen by sentence and by word, in the offsets of the text', () => {
    const text = '噪声很大。 我住3栋902，电话00013880107！请处理。';
    const sentences = piecesOf(text, 'zh-Hans', 'sentence');
    expect(sentences.map(({start, end}) => text.slice(start, end))).toEqual(['噪声很大。', '我住3栋902，电话00013880107！', '请处理。']);
    const second = sentences[1] ?? {start: 0, end: 0};
    const words = piecesOf(text, 'zh-Hans', 'word', second.start, second.end).map(({start, end}) => text.slice(start, end));
    expect(words).toContain('902');
    expect(words).not.toContain('，');
  });

  it('survive a language that is none', () => {
    expect(piecesOf('One. Two.', '"><b>', 'sentence')).toHaveLength(2);
  });

  it('are suggested where the privacy guard finds something', () => {
    const message = {title: '噪声', body: '请打我的电话13812345678，谢谢。', demand: '', details: ''} as Message;
    const [first, ...rest] = suggestedMasks(message);
    expect(rest).toEqual([]);
    expect(message.body.slice(first?.start, first?.end)).toBe('13812345678');
    expect(first).toMatchObject({part: 'body', kind: 'phone'});
  });
});
