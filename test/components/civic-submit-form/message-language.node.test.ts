import {describe, expect, it} from 'vitest';
import {messageLanguage} from '../../../src/components/civic-submit-form/message-language.js';

describe('the language of a message', () => {
  it('is the page’s when the script fits', () => {
    expect(messageLanguage('Cars park on the pavement', 'en-GB')).toBe('en-GB');
    expect(messageLanguage('人行道上停满了车', 'zh-CN')).toBe('zh-CN');
    expect(messageLanguage('駐車場について', 'ja')).toBe('ja');
  });

  it('is Chinese for Chinese characters on a page in another language', () => {
    expect(messageLanguage('人行道上停满了车', 'en')).toBe('zh');
    expect(messageLanguage('人行道上停满了车', '')).toBe('zh');
  });

  it('stays the page’s when a few foreign words are quoted', () => {
    expect(messageLanguage('The sign says 停车 but nobody can park there', 'en')).toBe('en');
    expect(messageLanguage('小区 wifi 信号很差，请派人检查', 'zh')).toBe('zh');
  });

  it('is unknown for Latin letters on a Chinese page: they may be any language', () => {
    expect(messageLanguage('Cars park on the pavement', 'zh-Hans')).toBe('');
  });

  it('is unknown when the page names none, or something that is no language', () => {
    expect(messageLanguage('Cars', '')).toBe('');
    expect(messageLanguage('Cars', 'not a language')).toBe('');
    expect(messageLanguage('Cars', `en-${'x-'.repeat(100)}y`)).toBe('');
  });
});
