import {describe, expect, it} from 'vitest';
import {snippet} from '../../stories/house/snippet.js';

const CHOICE = {tag: 'civic-recent-replies', values: {count: '4', 'thread-url': '/message.html?id={id}'}, host: 'https://board.example/', language: '', look: 'default', themeSwitch: false, whole: false};

describe('the snippet that the builder writes', () => {
  it('is one line and an element that names its board', () => {
    expect(snippet(CHOICE).split('\n')).toEqual([
      '<script type="module" src="https://board.example/cdn/civic-board.js"></script>',
      '<civic-recent-replies endpoint="https://board.example/api/v1" count="4" thread-url="/message.html?id={id}"></civic-recent-replies>',
    ]);
  });

  it('loads the whole board as one file where the page has all of it', () => {
    expect(snippet({...CHOICE, whole: true})).toContain('src="https://board.example/cdn/whole/civic-board.js"');
  });

  it('brings the direction of a language along, as the preview shows it', () => {
    expect(snippet({...CHOICE, language: 'ar'})).toContain('<civic-recent-replies endpoint="https://board.example/api/v1" lang="ar" dir="rtl"');
    expect(snippet({...CHOICE, language: 'fr'})).toContain('lang="fr" dir="ltr"');
  });

  it('names no board for an element that asks none, and adds what else was chosen', () => {
    expect(snippet({...CHOICE, tag: 'civic-status-badge', values: {status: 'answered'}, look: 'press-red', themeSwitch: true}).split('\n').slice(1)).toEqual([
      '<link rel="stylesheet" href="https://board.example/cdn/themes/press-red.css">',
      '<civic-theme-switch></civic-theme-switch>',
      '<civic-status-badge status="answered"></civic-status-badge>',
    ]);
  });

  it('keeps what is typed a text', () => {
    expect(snippet({...CHOICE, values: {'thread-url': '"><script>'}})).toContain('thread-url="&quot;>&lt;script>"');
  });
});
