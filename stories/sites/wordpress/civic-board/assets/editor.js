/**
 * The blocks in WordPress's editor, all from the one table that the plugin writes before this script (`includes/blocks.php`). Plain script on what WordPress brings
 * along: nothing to build.
 */
'use strict';

(function (wp, {elements, words}) {
  const {createElement: el, Fragment, useEffect, useRef, useState} = wp.element;
  const {InspectorControls, useBlockProps} = wp.blockEditor;
  const {Notice, PanelBody, Placeholder, RangeControl, SelectControl, Spinner, TextControl} = wp.components;

  /** What the board has to choose from: asked for once, when a block is first there. */
  let asked;
  function useChoices() {
    const [choices, setChoices] = useState({});
    useEffect(() => {
      let here = true;
      asked ??= wp.apiFetch({path: '/civic-board/v1/choices'}).catch(() => ({failed: true}));
      asked.then((found) => { if (here) setChoices(found); });
      return () => { here = false; };
    }, []);
    return choices;
  }

  /** Puts markup with declarative shadow roots into the page. `innerHTML` leaves those closed up, in a template. */
  function show(host, markup) {
    if (host.setHTMLUnsafe) return host.setHTMLUnsafe(markup);
    host.innerHTML = markup;
    for (let template; (template = host.querySelector('template[shadowrootmode]'));) open(template);
  }

  function open(template) {
    const {content, parentNode} = template;
    template.remove();
    const root = parentNode.attachShadow({mode: 'open'});
    root.replaceChildren(content);
    for (let inner; (inner = root.querySelector('template[shadowrootmode]'));) open(inner);
  }

  /** A block as the page is going to show it, to look at: links lead nowhere, and nothing is to press. */
  function Preview({block, attributes, title}) {
    const host = useRef(null);
    const [state, setState] = useState('loading');
    const given = JSON.stringify(attributes);
    useEffect(() => {
      const stop = new AbortController();
      // After the last letter, not at each.
      const timer = setTimeout(() => {
        wp.apiFetch({path: wp.url.addQueryArgs(`/wp/v2/block-renderer/${block}`, {context: 'edit', attributes: JSON.parse(given)}), signal: stop.signal}).then(({rendered}) => {
          if (!host.current) return;
          show(host.current, rendered);
          const seen = host.current.querySelector('.civic-board-hint, civic-status-badge, a:not(noscript a)') ?? [...host.current.querySelectorAll('*')].find((element) => element.shadowRoot);
          setState(seen ? 'shown' : 'empty');
        }, (error) => {
          if (error.name !== 'AbortError') setState('failed');
        });
      }, 300);
      return () => { clearTimeout(timer); stop.abort(); };
    }, [block, given]);
    return el(Fragment, null,
      state === 'loading' && el(Placeholder, {label: title}, el(Spinner)),
      state === 'failed' && el(Placeholder, {label: title, instructions: words.failed}),
      state === 'empty' && el(Placeholder, {label: title, instructions: words.nothing}),
      el('div', {ref: host, inert: '', hidden: state !== 'shown'}));
  }

  function Field({field, value, onChange, choices}) {
    const {kind, label, help, min, max, options, name} = field;
    const shared = {label, help, value, onChange, __nextHasNoMarginBottom: true};
    if (kind === 'number') return el(RangeControl, {...shared, min, max});
    if (kind === 'choice') return el(SelectControl, {...shared, options});
    const list = choices[field.choices] ?? [];
    const id = `civic-board-${name}`;
    return el(Fragment, null,
      el(TextControl, {...shared, autoComplete: 'off', ...(list.length > 0 && {list: id})}),
      list.length > 0 && el('datalist', {id}, list.map((choice) => el('option', {key: choice.value, value: choice.value, label: choice.label}))));
  }

  for (const {block, title, fields} of elements) {
    wp.blocks.registerBlockType(block, {
      edit: function Edit({attributes, setAttributes}) {
        const choices = useChoices();
        return el('div', useBlockProps(),
          el(InspectorControls, null, el(PanelBody, {title: words.settings},
            choices.failed && fields.some((field) => field.choices) && el(Notice, {status: 'warning', isDismissible: false}, words.choices),
            fields.map((field) => el(Field, {key: field.name, field, choices, value: attributes[field.name], onChange: (value) => setAttributes({[field.name]: value})})))),
          el(Preview, {block, attributes, title}));
      },
      // The page is written by the server each time it is shown.
      save: () => null,
    });
  }
})(window.wp, window.civicBoardBlocks);
