/**
 * The layers of src/, in reading order, which is dependency order. A layer imports itself and those before it;
 * `only` narrows that. ESLint's zones, and the test that proves them, are made from this list.
 */
export const layers = [
  {name: 'model', only: []},
  {name: 'adapter'},
  {name: 'adapters'},
  {name: 'i18n'},
  {name: 'context'},
  {name: 'controllers'},
  {name: 'styles'},
  // Elements get their adapter by context; only the provider makes one from its attributes.
  {name: 'components', without: ['adapters'], except: {'civic-board-provider': ['adapters']}},
  {name: 'define'},
  {name: 'bundles'},
  // What a component of React around an element does; the components themselves are made of the manifest (frameworks/).
  {name: 'react', only: []},
  {name: 'testing', only: ['model', 'adapter', 'adapters']},
  {name: 'ssr'},
  // Whole pages: the elements' looks, and the elements themselves only as text that `ssr` made of them.
  {name: 'server', only: ['model', 'adapter', 'i18n', 'styles', 'ssr']},
  {name: 'cli', only: ['model', 'adapter', 'adapters', 'testing', 'server']},
  {name: 'demo'},
];

/** The names of the layers that `name` may import, itself included. */
export function mayImport(name) {
  const index = layers.findIndex((layer) => layer.name === name);
  const layer = layers[index];
  const before = layers.slice(0, index).map((other) => other.name);
  const allowed = layer.only ?? before.filter((other) => !layer.without?.includes(other));
  return [...allowed, name];
}

/** ESLint configuration blocks that hold the layers. */
export function layerRules(basePath) {
  const block = (files, target, allowed) => ({
    name: `layers/${target}`,
    files,
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath,
          zones: [
            {
              target: `./src/${target}`,
              from: './src',
              except: allowed.map((name) => `./${name}`),
              message: `${target} may import only from: ${allowed.join(', ')} (eslint.layers.mjs).`,
            },
          ],
        },
      ],
    },
  });
  return [
    ...layers.map(({name}) => block([`src/${name}/**`], name, mayImport(name))),
    ...layers.flatMap(({name, except = {}}) =>
      Object.entries(except).map(([folder, more]) =>
        block([`src/${name}/${folder}/**`], `${name}/${folder}`, [...mayImport(name), ...more]),
      ),
    ),
    block(['src/*.ts'], '*.ts', ['model', 'adapter', 'adapters', 'i18n']),
  ];
}
