import {describe, expect, it} from 'vitest';
import {draftOf} from '../../../src/components/civic-submit-form/kept-values.js';
import {NOTHING_TYPED, type Values, withKind} from '../../../src/components/civic-submit-form/values.js';
import {TOWN} from '../../../src/testing/town.js';

const {board} = TOWN;
const typed = (values: Partial<Values>): Values => ({...NOTHING_TYPED, ...values});
const textsOf = ({body, demand, details}: Values) => ({body, demand, details});

describe('changing the kind', () => {
  it('keeps the text where both kinds ask for the same', () => {
    const values = withKind(typed({kind: 'enquiry', body: 'Why?'}), 'suggestion', board);
    expect(values.kind).toBe('suggestion');
    expect(values.body).toBe('Why?');
  });

  it('makes a short text the demand', () => {
    expect(textsOf(withKind(typed({body: 'Move the cars.'}), 'complaint', board))).toEqual({body: '', demand: 'Move the cars.', details: ''});
  });

  it('makes a text that is too long for a demand the details', () => {
    const long = 'x'.repeat(board.limits.demand + 1);
    expect(textsOf(withKind(typed({body: long}), 'complaint', board))).toEqual({body: '', demand: '', details: long});
  });

  it('joins demand and details to one text', () => {
    const values = typed({kind: 'complaint', demand: 'Move the cars.', details: 'They are there every evening.'});
    expect(textsOf(withKind(values, 'enquiry', board))).toEqual({body: 'Move the cars.\n\nThey are there every evening.', demand: '', details: ''});
  });

  it('is undone by changing back', () => {
    const complaint = typed({kind: 'complaint', demand: 'Move the cars.', details: 'They are there every evening.'});
    expect(textsOf(withKind(withKind(complaint, 'enquiry', board), 'complaint', board))).toEqual(textsOf(complaint));
  });

  it('moves what was typed in between too', () => {
    const there = withKind(typed({kind: 'complaint', demand: 'Move the cars.'}), 'enquiry', board);
    const back = withKind({...there, body: 'Move the lorries.'}, 'complaint', board);
    expect(textsOf(back)).toEqual({body: '', demand: 'Move the lorries.', details: ''});
  });
});

describe('the draft', () => {
  it('holds only the texts that the kind asks for', () => {
    expect(draftOf(typed({kind: 'complaint', demand: 'a', details: 'b'}), board, 'en')).not.toHaveProperty('body');
    expect(draftOf(typed({kind: 'thanks', body: 'a'}), board, 'en')).not.toHaveProperty('demand');
  });

  it('names the version of the agreement when it was agreed to, and nothing otherwise', () => {
    expect(draftOf(typed({consent: true}), board, 'en').consent).toBe(board.consent.version);
    expect(draftOf(typed({}), board, 'en').consent).toBe('');
  });

  it('has no place when none was typed', () => {
    expect(draftOf(typed({'spot.address': ' \u200b'}), board, 'en')).not.toHaveProperty('spot');
  });

  it('never makes the address of a confidential message public', () => {
    const spot = {'spot.address': 'Willow Lane 3', 'spot.public': true} as const;
    expect(draftOf(typed({...spot, visibility: 'public'}), board, 'en').spot?.public).toBe(true);
    expect(draftOf(typed({...spot, visibility: 'confidential'}), board, 'en').spot?.public).toBe(false);
  });

  it('leaves out what the board does not ask for', () => {
    const shy = {...board, fields: {...board.fields, name: 'hidden', phone: 'hidden', remark: 'hidden', place: 'hidden'}} as const;
    const values = typed({'privatePart.name': 'Ann', 'privatePart.phone': '1', 'privatePart.remark': 'x', 'spot.address': 'here'});
    expect(draftOf(values, shy, 'en').privatePart).toEqual({name: '', phone: '', remark: ''});
    expect(draftOf(values, shy, 'en')).not.toHaveProperty('spot');
  });
});
