import {expect} from '@open-wc/testing';
import * as library from '@lit/context';
import {LitElement} from 'lit';
// What pages load instead of the library's; it has no types of its own.
// @ts-expect-error -- see above
import * as plainModule from '../../rollup/plain-context.js';

type Asking = Pick<typeof library, 'ContextConsumer' | 'ContextRoot'> & {ContextRequestEvent: typeof library.ContextEvent};
type Told = string | undefined;

const plain = plainModule as Asking;
const copies: Readonly<Record<string, Asking>> = {ours: plain, "the library's": {...library, ContextRequestEvent: library.ContextEvent}};

class Asker extends LitElement {}
customElements.define('test-asker', Asker);

const asker = (): Asker => document.createElement('test-asker') as Asker;

/** An element that begins to give something to those in it. */
function giveAt(element: HTMLElement, context: symbol, value: Told) {
  const provider = new library.ContextProvider(element, {context: library.createContext<Told>(context), initialValue: value});
  provider.hostConnected();
  return provider;
}

function giver(context: symbol, value: Told) {
  const element = document.createElement('div');
  return {element, provider: giveAt(element, context, value)};
}

for (const [whose, {ContextConsumer, ContextRequestEvent}] of Object.entries(copies)) {
  const consume = (host: Asker, context: symbol) => new ContextConsumer(host, {context: library.createContext<Told>(context), subscribe: true});

  for (const [root, {ContextRoot}] of Object.entries(copies)) {
    describe(`asking with ${whose} way, at a root of ${root}`, () => {
      let page: HTMLElement;
      let context: symbol;

      beforeEach(() => {
        context = Symbol('test');
        page = document.body.appendChild(document.createElement('div'));
        new ContextRoot().attach(page);
      });
      afterEach(() => page.remove());

      it('hears what somebody around it gives, and what they give later', () => {
        const {element, provider} = giver(context, 'one');
        page.append(element);
        const inner = asker();
        const heard = consume(inner, context);
        element.append(inner);
        expect(heard.value).to.equal('one');
        provider.setValue('two');
        expect(heard.value).to.equal('two');
      });

      it('hears whoever appears only later around it', () => {
        const place = document.createElement('div');
        const inner = asker();
        const heard = consume(inner, context);
        place.append(inner);
        page.append(place);
        expect(heard.value).to.equal(undefined);
        const provider = giveAt(place, context, 'late');
        expect(heard.value).to.equal('late');
        provider.setValue('later');
        expect(heard.value).to.equal('later');
      });

      it('waits on when somebody appears who gives it to others', () => {
        const [near, far] = [document.createElement('div'), document.createElement('div')];
        const inner = asker();
        const heard = consume(inner, context);
        near.append(inner);
        page.append(near, far);
        giveAt(far, context, 'not for you');
        expect(heard.value).to.equal(undefined);
        giveAt(near, context, 'for you');
        expect(heard.value).to.equal('for you');
      });

      it('is asked again once, however often it was moved before', () => {
        const place = page.appendChild(document.createElement('div'));
        const inner = asker();
        consume(inner, context);
        for (let time = 0; time < 3; time++) place.append(inner);
        let asked = 0;
        place.addEventListener('context-request', () => asked++);
        giveAt(place, context, 'here');
        expect(asked).to.equal(1);
      });

      it('hears whoever is nearest when it moves', () => {
        const [one, two] = [giver(context, 'one'), giver(context, 'two')];
        page.append(one.element, two.element);
        const inner = asker();
        const heard = consume(inner, context);
        one.element.append(inner);
        two.element.append(inner);
        expect(heard.value).to.equal('two');
        one.provider.setValue('no longer');
        expect(heard.value).to.equal('two');
      });

      it('is taken over by whoever appears between', () => {
        const outer = giver(context, 'outer');
        page.append(outer.element);
        const inner = asker();
        const heard = consume(inner, context);
        const place = outer.element.appendChild(document.createElement('div'));
        place.append(inner);
        giveAt(place, context, 'nearer');
        expect(heard.value).to.equal('nearer');
        outer.provider.setValue('further');
        expect(heard.value).to.equal('nearer');
      });

      it('hears nothing while it is off the page, and all of it again after', () => {
        const {element, provider} = giver(context, 'one');
        page.append(element);
        const inner = asker();
        const heard = consume(inner, context);
        element.append(inner);
        inner.remove();
        provider.setValue('two');
        expect(heard.value).to.equal('one');
        element.append(inner);
        expect(heard.value).to.equal('two');
      });

      it('hears at once when it begins to ask on the page', async () => {
        const {element} = giver(context, 'one');
        page.append(element);
        const inner = asker();
        element.append(inner);
        await inner.updateComplete;
        expect(consume(inner, context).value).to.equal('one');
      });

      it('keeps nobody waiting who asked only once', () => {
        const around = page.appendChild(document.createElement('div'));
        const place = around.appendChild(document.createElement('div'));
        const told: Told[] = [];
        place.dispatchEvent(new ContextRequestEvent(library.createContext<Told>(context), place, (value) => void told.push(value)));
        giveAt(around, context, 'late');
        expect(told).to.deep.equal([]);
      });
    });
  }

  it(`renders again when what it hears changes, asking with ${whose} way`, async () => {
    const context = Symbol('test');
    const {element, provider} = giver(context, 'one');
    document.body.append(element);
    const inner = asker();
    consume(inner, context);
    element.append(inner);
    await inner.updateComplete;
    provider.setValue('two');
    expect(inner.isUpdatePending).to.equal(true);
    element.remove();
  });
}
