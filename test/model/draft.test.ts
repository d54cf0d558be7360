import {expect} from '@open-wc/testing';
import {type BoardInfo, draftSchema, entriesOf, type FieldIssue, LEADERS_PRESET, validate} from '../../src/model/index.js';

const BASE = {
  kind: 'enquiry', topic: 'transport/parking', agencyId: 'a', title: '车站停车场几点开放', body: '请问几点开放？', visibility: 'public', consent: '1',
};

function issues(fields: object, board: BoardInfo = LEADERS_PRESET): [string, string, number?][] {
  const result = validate(draftSchema(board), {...BASE, ...fields});
  return result.ok ? [] : result.issues.map(({path, code, max}: FieldIssue) => (max === undefined ? [path, code] : [path, code, max]));
}

// What the whole contract says about drafts stands in the conformance suite; here is what depends on the board.
describe('a draft', () => {
  it('passes with the preset', () => expect(issues({})).to.deep.equal([]));

  it('has its defaults filled in and its texts cleaned', () => {
    const result = validate(draftSchema(LEADERS_PRESET), {...BASE, title: ' 停车\t场 ', body: 'a\r\nb '});
    expect(result).to.deep.equal({
      ok: true,
      value: {...BASE, title: '停车 场', body: 'a\nb', demand: '', details: '', language: '', privatePart: {name: '', phone: '', remark: ''}, attachments: [], email: ''},
    });
  });

  it('may have a title of 22 characters and not of 23', () => {
    expect(issues({title: '题'.repeat(22)})).to.deep.equal([]);
    expect(issues({title: '题'.repeat(23)})).to.deep.equal([['title', 'too-long', 22]]);
  });

  it('may not be nothing once it was cleaned', () => {
    expect(issues({body: '\u0000\u200b\u202e'})).to.deep.equal([['body', 'required', 1000]]);
    expect(issues({title: '\u200b'})).to.deep.equal([['title', 'required', 22]]);
  });

  it('is measured as it will be kept', () => expect(issues({title: `${'题'.repeat(22)}${' '.repeat(50)}\u0007`})).to.deep.equal([]));

  for (const title of ['停车？', '“停车”（东门）', '6号楼：漏水！', 'Route 6: why not?', '3、4号楼']) {
    it(`may be called ${title}`, () => expect(issues({title})).to.deep.equal([]));
  }
  for (const title of ['<b>', '停车@东门', 'a_b', '{x}', 'C:\\x', '#1', '★★', '100€', '😡', 'a=b']) {
    it(`may not be called ${title}`, () => expect(issues({title})).to.deep.equal([['title', 'special-signs', 22]]));
  }

  it('takes each field’s rule from the board', () => {
    const board = (rule: BoardInfo['fields']['name']): BoardInfo => ({...LEADERS_PRESET, fields: {...LEADERS_PRESET.fields, name: rule, phone: rule, remark: rule, place: rule}});
    const full = {privatePart: {name: '陈', phone: '1', remark: 'x'}, spot: {address: '东门', public: true}};
    expect(issues({}, board('optional'))).to.deep.equal([]);
    expect(issues(full, board('required'))).to.deep.equal([]);
    expect(issues({privatePart: {name: '', phone: ' ', remark: '\n'}}, board('required')).map(([path, code]) => [path, code])).to.deep.equal([
      ['privatePart.name', 'required'], ['privatePart.phone', 'required'], ['privatePart.remark', 'required'], ['spot', 'required'],
    ]);
    expect(issues(full, board('hidden')).map(([path, code]) => [path, code])).to.deep.equal([
      ['privatePart.name', 'unknown-field'], ['privatePart.phone', 'unknown-field'], ['privatePart.remark', 'unknown-field'], ['spot', 'unknown-field'],
    ]);
  });

  it('asks for the private part as a whole when a field of it is required and none came', () => {
    const board: BoardInfo = {...LEADERS_PRESET, fields: {...LEADERS_PRESET.fields, name: 'required'}};
    expect(issues({}, board)).not.to.deep.equal([]);
  });

  it('names each field at most once', () => {
    const paths = issues({title: `<${'题'.repeat(50)}>`, body: 7, topic: ''}).map(([path]) => path);
    expect(new Set(paths).size).to.equal(paths.length);
    expect(paths).to.include.members(['title', 'body', 'topic']);
  });

  for (const input of [undefined, null, 3, 'x', [], new Date(0), new Map()]) {
    it(`is not ${Object.prototype.toString.call(input)}`, () => expect(validate(draftSchema(LEADERS_PRESET), input).ok).to.equal(false));
  }

  it('may not bring fields that every object has', () => {
    for (const field of ['__proto__', 'constructor', 'toString']) {
      const result = validate(draftSchema(LEADERS_PRESET), JSON.parse(JSON.stringify(BASE).replace('{', `{"${field}": {"x": 1}, `)));
      expect(result).to.deep.equal({ok: false, issues: [{path: field, code: 'unknown-field'}]});
    }
  });

  it('tells forms what its fields are', () => expect(Object.keys(entriesOf(draftSchema(LEADERS_PRESET)) ?? {})).to.include.members(['title', 'privatePart']));
});
