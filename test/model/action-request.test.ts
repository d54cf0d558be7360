import {expect} from '@open-wc/testing';
import * as v from 'valibot';
import {ACTIONS, actionRequestSchema, actionSchemas, LEADERS_PRESET, unwrap, validate} from '../../src/model/index.js';
import {REQUESTS} from '../../src/testing/suite/refusing.js';

const schema = actionRequestSchema(LEADERS_PRESET.limits);
const issues = (input: unknown) => {
  const result = validate(schema, input);
  return result.ok ? [] : result.issues.map(({path, code}) => [path, code]);
};

describe('an action’s request', () => {
  for (const action of ACTIONS) {
    it(`${action} is taken, and refused with a field that it does not have`, () => {
      expect(issues(REQUESTS[action])).to.deep.equal([]);
      expect(issues({...REQUESTS[action], version: 3})).to.deep.equal([['version', 'unknown-field']]);
    });
  }

  it('there is one for each action of the lifecycle and no other', () => {
    expect(Object.keys(actionSchemas(LEADERS_PRESET.limits)).sort()).to.deep.equal([...ACTIONS].sort());
    expect(schema.options.length).to.equal(ACTIONS.length);
  });

  it('every field tells forms its control, and every text its readers', () => {
    for (const [action, {entries}] of Object.entries(actionSchemas(LEADERS_PRESET.limits))) {
      for (const [name, field] of Object.entries(entries as Record<string, v.GenericSchema>).filter(([key]) => key !== 'action')) {
        const {control, audience} = v.getMetadata(unwrap(field));
        expect(control, `${action}.${name}`).to.be.a('string');
        if (control === 'text' || control === 'line') expect(audience, `${action}.${name}`).to.be.oneOf(['public', 'parties', 'staff']);
      }
    }
  });

  const refused: [what: string, input: unknown, issues: string[][]][] = [
    ['no action', {}, [['action', 'required']]],
    ['an unknown one', {action: 'delete'}, [['action', 'not-in-list']]],
    ['a return without a reason', {action: 'return', returnReasons: [], internalText: 'x'}, [['returnReasons', 'required']]],
    ['a return with a reason twice', {action: 'return', returnReasons: ['wrong', 'wrong'], internalText: 'x'}, [['returnReasons', 'twice']]],
    ['a return with an unknown reason', {action: 'return', returnReasons: ['ugly'], internalText: 'x'}, [['returnReasons.0', 'not-in-list']]],
    ['a return until a day without a time', {action: 'return', returnReasons: ['wrong'], internalText: 'x', dueAt: '2026-11-30'}, [['dueAt', 'not-a-time']]],
    ['a return until 31 February', {action: 'return', returnReasons: ['wrong'], internalText: 'x', dueAt: '2026-02-31T10:00:00Z'}, [['dueAt', 'not-a-time']]],
    ['a score of 6', {...REQUESTS.rate, speed: 6}, [['speed', 'too-large']]],
    ['a score of 0', {...REQUESTS.rate, speed: 0}, [['speed', 'too-small']]],
    ['half a score', {...REQUESTS.rate, speed: 4.5}, [['speed', 'wrong-type']]],
    ['a score in words', {...REQUESTS.rate, speed: 'five'}, [['speed', 'wrong-type']]],
    ['a verdict that does not say whether it was solved', {...REQUESTS.rate, solved: undefined}, [['solved', 'required']]],
    ['twenty-one units at once', {action: 'whistle', supports: Array.from({length: 21}, () => ({agencyId: 'a', task: 'x'}))}, [['supports', 'too-long']]],
    ['too long an answer', {action: 'submit-answer', body: '答'.repeat(5001)}, [['body', 'too-long']]],
  ];
  for (const [what, input, expected] of refused) it(`${what} is refused`, () => expect(issues(input)).to.deep.equal(expected));

  it('has its texts cleaned, so that nothing reaches a database that it cannot keep', () => {
    expect(validate(schema, {action: 'submit-answer', body: ' 答\u0000复\r\n\ud800', contact: 'a\nb'})).to.deep.equal({
      ok: true, value: {action: 'submit-answer', body: '答复', organisation: '', person: '', contact: 'a b', attachments: [], internalText: ''},
    });
  });
});
