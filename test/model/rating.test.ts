import {expect} from '@open-wc/testing';
import {findById, flattenTopics, isUnhappy, isWithinTopic, LEADERS_PRESET, meanScore, satisfactionOf} from '../../src/model/index.js';

const rating = (resolution: number, attitude: number, speed: number, solved = true) => ({resolution, attitude, speed, solved});

describe('a verdict', () => {
  for (const [mean, word] of [
    [5, 'very-satisfied'], [4.01, 'very-satisfied'], [4, 'satisfied'], [3.01, 'satisfied'], [3, 'fair'], [2, 'dissatisfied'], [1.01, 'dissatisfied'], [1, 'very-dissatisfied'],
  ] as const) it(`of ${mean} is ${word}`, () => expect(satisfactionOf(mean)).to.equal(word));

  it('is the mean of three scores', () => expect(meanScore(rating(5, 4, 3))).to.equal(4));
  it('is unhappy when the matter was not solved, however kind everybody was', () => expect(isUnhappy(rating(5, 5, 5, false))).to.equal(true));
  it('is unhappy at two and below', () => {
    expect(isUnhappy(rating(2, 2, 2))).to.equal(true);
    expect(isUnhappy(rating(2, 2, 3))).to.equal(false);
  });
});

describe('topics', () => {
  it('hold those inside them', () => {
    expect(isWithinTopic('transport/parking', 'transport')).to.equal(true);
    expect(isWithinTopic('transport', 'transport')).to.equal(true);
  });
  it('are not one another’s because they begin alike', () => expect(isWithinTopic('transporting', 'transport')).to.equal(false));
  it('do not lie inside their own children', () => expect(isWithinTopic('transport', 'transport/parking')).to.equal(false));
  it('of the preset have ids that say where they belong', () => {
    for (const topic of LEADERS_PRESET.topics) for (const child of topic.children ?? []) expect(child.id.startsWith(`${topic.id}/`)).to.equal(true);
    const all = flattenTopics(LEADERS_PRESET.topics);
    expect(new Set(all.map((topic) => topic.id)).size).to.equal(all.length);
    expect(findById(all, 'environment/noise')?.name['zh-Hans']).to.equal('噪音');
  });
});
