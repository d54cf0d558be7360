import {describe, expect, it} from 'vitest';
import {byField, checkDraft} from '../../../src/components/civic-submit-form/field-errors.js';
import {draftOf} from '../../../src/components/civic-submit-form/kept-values.js';
import {NOTHING_TYPED, type Values} from '../../../src/components/civic-submit-form/values.js';
import {TOWN} from '../../../src/testing/town.js';

const {board} = TOWN;
const check = (values: Partial<Values>, on = board) => checkDraft(draftOf({...NOTHING_TYPED, ...values}, on, 'en'), on);
const whole: Partial<Values> = {kind: 'enquiry', agencyId: 'transport', topic: 'transport', title: 'Parking', body: 'Where?', consent: true};

describe('what is wrong with a draft', () => {
  it('is nothing when all that is required is there', () => {
    expect([...check(whole)]).toEqual([]);
  });

  it('is listed in the order of the form, the text included before there is a kind', () => {
    expect([...check({}).keys()]).toEqual(['kind', 'agencyId', 'topic', 'title', 'body', 'consent']);
  });

  it('is the demand for a complaint', () => {
    expect([...check({...whole, kind: 'complaint'}).keys()]).toEqual(['demand']);
  });

  it('stands at the address when the board requires a place', () => {
    const strict = {...board, fields: {...board.fields, place: 'required'}} as const;
    expect(check(whole, strict).get('spot.address')?.code).toBe('required');
  });

  it('names the limit that was passed', () => {
    const {title} = board.limits;
    expect(check({...whole, title: '停'.repeat(title + 1)}).get('title')).toMatchObject({code: 'too-long', max: title});
    expect(check({...whole, title: '停'.repeat(title)}).has('title')).toBe(false);
  });
});

describe('what a server finds', () => {
  it('stands at the fields of the form, and what belongs to none with the whole', () => {
    const found = byField([
      {path: 'somethingNew', code: 'unknown-field'},
      {path: 'spot', code: 'required'},
      {path: 'privatePart.phone', code: 'too-long', max: 30},
    ]);
    expect([...found.keys()]).toEqual(['spot.address', 'privatePart.phone', 'form']);
  });
});
