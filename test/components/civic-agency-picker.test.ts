import {expect, fixture} from '@open-wc/testing';
import {html, nothing} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicAgencyPicker} from '../../src/components/civic-agency-picker/civic-agency-picker.js';
import '../../src/define/civic-agency-picker.js';
import type {Agency, Town} from '../../src/model/index.js';
import {failing, hanging} from '../../src/testing/scenarios.js';
import {TOWN} from '../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, focused, onBoard, select, textOf, untilText} from '../support/page.js';

const CITY = 'Place in Yunting City';
const COUNTY = 'Place in Qinghe County';
const AGENCY = 'Agency or leader';
const town = (changes: Partial<Town> = {}) => memoryAdapter({town: {...TOWN, ...changes}});

const picker = (adapter: BoardAdapter = town(), lang = 'en', dir = 'ltr') =>
  onBoard<CivicAgencyPicker>(adapter, html`<civic-agency-picker label="Who is it for?" hint="One only"></civic-agency-picker>`, {lang, dir});

async function choose(element: Element, list: string, option: string): Promise<void> {
  select(await byRole(element, 'combobox', list), option);
}

/** The words of a list, waiting until it offers one of them. */
async function options(element: Element, list: string, including: string): Promise<string[]> {
  return await eventually(() => {
    const [found] = allByRole(element, 'combobox', list);
    const texts = found instanceof HTMLSelectElement ? [...found.options].map(({text}) => text.trim()) : [];
    return texts.includes(including) ? texts : undefined;
  }, () => `no ${including} in ${list}; there is: ${textOf(element)}`);
}

/** What is chosen in a list. */
async function chosen(element: Element, list: string): Promise<string> {
  return (await byRole<HTMLSelectElement>(element, 'combobox', list)).selectedOptions[0]?.text.trim() ?? '';
}

function picksOf(element: HTMLElement): string[] {
  const picks: string[] = [];
  element.addEventListener('civic-agency-picked', ({agencyId}) => picks.push(agencyId));
  return picks;
}

/** An adapter that writes down which places and agencies were asked for. */
function listening(adapter: BoardAdapter): {adapter: BoardAdapter; calls: string[]} {
  const calls: string[] = [];
  return {
    calls,
    adapter: {
      ...adapter,
      listPlaces: (parentId, call) => (calls.push(`in ${parentId}`), adapter.listPlaces(parentId, call)),
      listAgencies: (query, call) => (calls.push(`of ${query.placeId ?? query.ids?.join()}`), adapter.listAgencies(query, call)),
    },
  };
}

describe('civic-agency-picker', () => {
  for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'ltr'], ['en', 'rtl']] as const) {
    it(`has nothing that axe objects to in ${lang}, ${dir}, with and without an error`, async () => {
      const element = await picker(town(), lang, dir);
      await byRole(element, 'combobox', /Agency|单位/);
      expect(await axe(element)).to.deep.equal([]);
      element.error = 'Choose who it is for';
      await element.updateComplete;
      expect(await axe(element)).to.deep.equal([]);
    });
  }

  it('has nothing that axe objects to while it loads and when that failed', async () => {
    const loading = await picker(hanging(town(), ['listPlaces']));
    await untilText(loading, 'Loading…');
    expect(await axe(loading)).to.deep.equal([]);
    const failed = await picker(failing(town(), {listPlaces: new BoardError('unavailable')}));
    await byRole(failed, 'button', 'Try again');
    expect(await axe(failed)).to.deep.equal([]);
  });

  it('says that it needs a board when there is none', async () => {
    const element = await fixture(html`<civic-agency-picker></civic-agency-picker>`);
    await untilText(element, 'needs a civic-board-provider');
  });

  it('is a group with label and hint, and each list in it has a label of its own', async () => {
    const element = await picker();
    await byRole(element, 'group', 'Who is it for?');
    await untilText(element, 'One only');
    await byRole(element, 'combobox', CITY);
    await byRole(element, 'combobox', AGENCY);
  });

  it('passes over places that leave no choice', async () => {
    const element = await picker();
    expect(await options(element, CITY, 'Qinghe County')).to.deep.equal(['Yunting City itself', 'Qinghe County']);
    expect(allByRole(element, 'combobox', 'Place')).to.have.length(0);
  });

  it('goes down place by place to an agency, and says which one was picked', async () => {
    const element = await picker();
    const picks = picksOf(element);
    await choose(element, CITY, 'Qinghe County');
    await options(element, AGENCY, 'Transport Bureau');
    await choose(element, AGENCY, 'Transport Bureau');
    expect(element.value).to.equal('transport');
    expect(picks).to.deep.equal(['transport']);
  });

  it('names a leader with the agency, and puts those below after it', async () => {
    const element = await picker();
    await choose(element, CITY, 'Qinghe County');
    expect((await options(element, AGENCY, 'Transport Bureau')).slice(0, 3)).to.deep.equal([
      'Choose an agency or leader', 'County Head Lin Wanqing, Office of the County Head', 'Housing and Construction Bureau',
    ]);
  });

  it('speaks the language of the page, down to the names of agencies', async () => {
    const element = await picker(town(), 'zh-CN');
    await choose(element, '云汀市下属地区', '清禾县');
    expect(await options(element, '单位或领导', '清禾县交通运输局')).to.include('林晚晴 县长（清禾县县长信箱）');
  });

  it('asks for each list when it is first needed, and only then', async () => {
    const {adapter, calls} = listening(town());
    const element = await picker(adapter);
    await byRole(element, 'combobox', CITY);
    expect(calls).to.not.include('in qinghe');
    await choose(element, CITY, 'Qinghe County');
    await options(element, COUNTY, 'Wuyin Street');
    await choose(element, CITY, 'Yunting City itself');
    await eventually(() => allByRole(element, 'combobox', COUNTY).length === 0 || undefined);
    await choose(element, CITY, 'Qinghe County');
    await options(element, COUNTY, 'Wuyin Street');
    expect(calls.filter((call) => call === 'in qinghe')).to.have.length(1);
    expect(calls.filter((call) => call === 'of qinghe')).to.have.length(1);
  });

  it('picks by itself where a place has one agency and nothing inside', async () => {
    const element = await picker();
    const picks = picksOf(element);
    await choose(element, CITY, 'Qinghe County');
    await choose(element, COUNTY, 'Wuyin Street');
    await eventually(() => picks.includes('wuyin-office') || undefined);
    expect(element.value).to.equal('wuyin-office');
    expect(await chosen(element, AGENCY)).to.equal('Wuyin Street Office');
  });

  it('picks nobody by itself while there are places inside', async () => {
    const element = await picker();
    expect(await options(element, AGENCY, 'Mayor Gu Zhiyuan, Office of the Mayor of Yunting')).to.have.length(2);
    expect(element.value).to.equal('');
  });

  it('takes the choice back when another place is chosen, and says so', async () => {
    const element = await picker();
    element.value = 'transport';
    await options(element, AGENCY, 'Transport Bureau');
    const picks = picksOf(element);
    await choose(element, CITY, 'Yunting City itself');
    expect(picks).to.deep.equal(['']);
    expect(element.value).to.equal('');
  });

  it('says when nobody can be written to in a place', async () => {
    const element = await picker(town({agencies: TOWN.agencies.filter(({placeId}) => placeId !== 'wuyin')}));
    await choose(element, CITY, 'Qinghe County');
    await choose(element, COUNTY, 'Wuyin Street');
    await untilText(element, 'Nobody can be written to here.');
  });

  it('shows the way to a value that is set from outside', async () => {
    const element = await picker();
    const picks = picksOf(element);
    element.value = 'wuyin-office';
    await byRole(element, 'combobox', COUNTY);
    expect(await chosen(element, CITY)).to.equal('Qinghe County');
    expect(await chosen(element, COUNTY)).to.equal('Wuyin Street');
    expect(await chosen(element, AGENCY)).to.equal('Wuyin Street Office');
    expect(picks).to.deep.equal([]);
  });

  it('does not keep a value that the board does not know', async () => {
    const element = await picker();
    const picks = picksOf(element);
    element.value = 'nobody';
    await eventually(() => picks.length || undefined);
    expect(element.value).to.equal('');
  });

  it('shows the way to an agency in a wide country without searching all of it', async () => {
    const streets = Array.from({length: 80}, (_, index) => ({id: `p${index}`, name: {en: `Province ${index}`}, level: 'province' as const, parentId: null, hasChildren: true}));
    const deep = {id: 'deep', name: {en: 'Deep'}, level: 'city' as const, parentId: 'p79', hasChildren: false};
    const office: Agency = {id: 'office', name: {en: 'Deep Office'}, placeId: 'deep', parentId: null};
    const {adapter, calls} = listening(town({places: [...streets, deep], agencies: [office]}));
    const element = await picker(adapter);
    element.value = 'office';
    await options(element, AGENCY, 'Deep Office');
    expect(await chosen(element, AGENCY)).to.equal('Deep Office');
    expect(element.value).to.equal('office');
    expect(await chosen(element, 'Place')).to.equal('Province 79');
    expect(calls.length).to.be.lessThan(10);
  });

  it('begins with the place of place-id', async () => {
    const element = await onBoard<CivicAgencyPicker>(town(), html`<civic-agency-picker place-id="qinghe"></civic-agency-picker>`);
    await options(element, AGENCY, 'Transport Bureau');
    expect(await chosen(element, CITY)).to.equal('Qinghe County');
  });

  it('says that it is loading, in words, and keeps what was chosen before', async () => {
    const adapter = town();
    let answer: (() => void) | undefined;
    const slow: BoardAdapter = {
      ...adapter,
      listAgencies: async (query, call) => {
        if (query.placeId === 'qinghe') await new Promise<void>((resolve) => (answer = resolve));
        return adapter.listAgencies(query, call);
      },
    };
    const element = await picker(slow);
    await choose(element, CITY, 'Qinghe County');
    await untilText(element, 'Loading…');
    expect(await chosen(element, CITY)).to.equal('Qinghe County');
    expect(allByRole(element, 'combobox', AGENCY)).to.have.length(0);
    (await eventually(() => answer))();
    await options(element, AGENCY, 'Transport Bureau');
  });

  it('says what failed, and tries again from there', async () => {
    const adapter = town();
    let broken = true;
    const element = await picker({
      ...adapter,
      listAgencies: (query, call) =>
        broken && query.placeId === 'qinghe' ? Promise.reject(new BoardError('offline')) : adapter.listAgencies(query, call),
    });
    await choose(element, CITY, 'Qinghe County');
    await untilText(element, 'There is no connection.');
    expect(await chosen(element, CITY)).to.equal('Qinghe County');
    broken = false;
    (await byRole(element, 'button', 'Try again')).click();
    await options(element, AGENCY, 'Transport Bureau');
    expect(textOf(element)).to.not.include('There is no connection.');
  });

  it('works on after it was moved in the page', async () => {
    const element = await picker();
    await choose(element, CITY, 'Qinghe County');
    await options(element, AGENCY, 'Transport Bureau');
    element.parentElement?.append(element);
    await choose(element, AGENCY, 'Transport Bureau');
    expect(element.value).to.equal('transport');
  });

  it('shows markup in names as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const element = await picker(town({agencies: [{id: 'evil', name: {en: evil}, placeId: 'yunting', parentId: null}]}));
    expect(await options(element, AGENCY, evil)).to.include(evil);
  });

  describe('in a form', () => {
    async function inForm(attributes: {required?: boolean; value?: string; disabled?: boolean} = {}) {
      const form = await onBoard<HTMLFormElement>(town(), html`<form>
        <fieldset ?disabled=${attributes.disabled ?? false}>
          <label for="to">Write to</label>
          <civic-agency-picker id="to" name="agency" ?required=${attributes.required ?? false} value=${attributes.value ?? nothing}></civic-agency-picker>
        </fieldset>
      </form>`);
      const element = form.querySelector('civic-agency-picker');
      if (!element) throw new Error('no picker');
      await byRole(element, 'combobox', AGENCY);
      return {form, element};
    }

    it('sends the agency’s id under its name, and nothing while none is picked', async () => {
      const {form, element} = await inForm();
      expect([...new FormData(form)]).to.deep.equal([]);
      await choose(element, AGENCY, 'Mayor Gu Zhiyuan, Office of the Mayor of Yunting');
      await element.updateComplete;
      expect(new FormData(form).get('agency')).to.equal('mayor');
    });

    it('keeps a form from being sent when it is required and empty, and takes focus to the list', async () => {
      const {form, element} = await inForm({required: true});
      expect(form.checkValidity()).to.equal(false);
      expect(element.validity.valueMissing).to.equal(true);
      expect(element.validationMessage).to.equal('Choose an agency or leader');
      form.reportValidity();
      expect(focused()).to.equal(await byRole(element, 'combobox', AGENCY));
      await choose(element, AGENCY, 'Mayor Gu Zhiyuan, Office of the Mayor of Yunting');
      await element.updateComplete;
      expect(form.checkValidity()).to.equal(true);
    });

    it('is invalid while it shows an error', async () => {
      const {element} = await inForm();
      element.error = 'Not this one';
      await element.updateComplete;
      expect(element.validity.customError).to.equal(true);
      expect((await byRole(element, 'combobox', AGENCY)).getAttribute('aria-invalid')).to.equal('true');
    });

    it('goes back to its first value when the form is reset', async () => {
      const {form, element} = await inForm({value: 'transport'});
      await options(element, AGENCY, 'Transport Bureau');
      await choose(element, AGENCY, 'Education Bureau');
      form.reset();
      await eventually(() => element.value === 'transport' || undefined);
      await element.updateComplete;
      await options(element, AGENCY, 'Transport Bureau');
      expect(await chosen(element, AGENCY)).to.equal('Transport Bureau');
    });

    it('is switched off with the fieldset around it', async () => {
      const {element} = await inForm({disabled: true});
      expect(await byRole(element, 'combobox', AGENCY)).to.have.property('disabled', true);
      expect(element.hasAttribute('disabled')).to.equal(false);
    });

    it('takes its name from the label outside, and focus when that is pressed', async () => {
      const {form, element} = await inForm();
      await byRole(element, 'group', 'Write to');
      form.querySelector('label')?.click();
      await eventually(() => element.contains(focused()) || element.shadowRoot?.contains(focused()) || undefined);
    });
  });
});
