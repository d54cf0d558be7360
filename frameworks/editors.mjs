// What editors complete and explain: VS Code's custom data for HTML and CSS, and JetBrains' web-types.

const list = (title, entries) => (entries.length > 0 ? `\n\n**${title}**\n${entries.map(({name, description = ''}) => `\n- \`${name}\`: ${description}`).join('')}` : '');
const explained = ({description, slots, events, parts}) => `${description}${list('Events', events)}${list('Slots', slots)}${list('Parts', parts)}`;
const hasAttribute = ({attribute}) => attribute;

export function vscodeHtml(elements) {
  return {
    version: 1.1,
    tags: elements.map((element) => ({
      name: element.tag,
      description: {kind: 'markdown', value: explained(element)},
      attributes: element.properties.filter(hasAttribute).map(({attribute, description, kind, values}) => ({
        name: attribute,
        description: {kind: 'markdown', value: description},
        ...(kind === 'boolean' && {valueSet: 'v'}),
        ...(values.length > 0 && {values: values.map((name) => ({name}))}),
      })),
    })),
  };
}

/** `tokens`: what all elements read, `{name, description}`. */
export function vscodeCss(elements, tokens) {
  return {version: 1.1, properties: [...tokens, ...elements.flatMap(({cssProperties}) => cssProperties)].map(({name, description}) => ({name, description}))};
}

export function webTypes(elements, tokens, {name, version}) {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name, version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map(({tag, description, properties, events, slots, parts, cssProperties}) => ({
          name: tag,
          description,
          attributes: properties.filter(hasAttribute).map(({attribute, description, kind, values, default: initial}) => ({
            name: attribute, description, ...(initial !== undefined && {default: initial}), value: kind === 'boolean' ? {type: 'boolean'} : {type: typeText(kind, values)},
          })),
          slots: slots.map(plain),
          js: {
            properties: properties.map(({name, description, kind, values}) => ({name, description, type: typeText(kind, values)})),
            events: events.map(({name, description, type}) => ({name, description, type})),
          },
          css: {
            properties: cssProperties.map(plain),
            parts: parts.map(plain),
          },
        })),
      },
      css: {properties: tokens.map(plain)},
    },
  };
}

const plain = ({name, description = ''}) => ({name, description});
const typeText = (kind, values) => (values.length > 0 ? values.map((value) => `'${value}'`).join(' | ') : {text: 'string', object: 'object'}[kind] ?? kind);
