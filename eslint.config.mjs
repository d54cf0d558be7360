import js from '@eslint/js';
import {createTypeScriptImportResolver} from 'eslint-import-resolver-typescript';
import {importX} from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import {layerRules} from './eslint.layers.mjs';

const root = import.meta.dirname;
const because = (names, message) => names.map((name) => ({name, message}));

export default tseslint.config(
  {ignores: ['dist/', '.cache/', 'coverage/', 'node_modules/']},
  // Templates of Vue and Svelte are read by vue-tsc and svelte-check (test/frameworks). Angular is not installed here: its page is a package of its own, whose
  // build checks it. The declarations in frameworks/types hold from where the build copies them to, and are compiled there by the same test,
  // as are its lines that must not compile.
  {ignores: ['stories/sites/angular/', 'frameworks/types/', 'test/frameworks/*/']},
  js.configs.recommended,
  {
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    plugins: {'import-x': importX},
    settings: {
      ...importX.flatConfigs.typescript.settings, // lets it read .ts files, without which no-cycle sees nothing
      'import-x/resolver-next': [createTypeScriptImportResolver({project: `${root}/tsconfig.json`})],
    },
    rules: {eqeqeq: ['error', 'always', {null: 'ignore'}], 'no-console': 'error'},
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: root}},
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      // An adapter's method is async by contract, whether it waits or not.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {'import-x/no-cycle': 'error', 'import-x/no-self-import': 'error'},
  },
  ...layerRules(root),
  {
    name: 'the model is pure',
    files: ['src/model/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {regex: '^(?!valibot$|\\.{1,2}/)', message: 'The model imports valibot and itself only.'},
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...because(
          [
            ...[
              'window',
              'document',
              'navigator',
              'location',
              'history',
              'customElements',
              'HTMLElement',
              'Element',
            ],
            ...[
              'localStorage',
              'sessionStorage',
              'indexedDB',
              'caches',
              'fetch',
              'XMLHttpRequest',
              'WebSocket',
            ],
            ...['EventSource', 'process', 'Buffer', 'global', 'require', 'setTimeout', 'setInterval'],
          ],
          'The model is pure: no DOM, no network, no process.',
        ),
      ],
    },
  },
  {
    name: 'only adapters reach the network',
    files: ['src/{context,controllers,components,define}/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...because(
          ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
          'Only an adapter reaches the network.',
        ),
      ],
    },
  },
  {
    name: 'elements',
    files: [
      'src/{components,controllers,context,styles,define,bundles}/**',
      'stories/**',
      'test/components/**',
    ],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], litA11y.configs.recommended],
    settings: {wc: {elementBaseClasses: ['LitElement']}, lit: {elementBaseClasses: ['LitElement']}},
    rules: {
      // Blocked by style-src 'self'.
      'lit/ban-attributes': ['error', 'style'],
      'lit/prefer-static-styles': ['error', 'always'],
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-value-attribute': 'error',
      'wc/guard-super-call': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'lit/directives/style-map.js',
              message: "styleMap's first render is blocked by style-src 'self'.",
            },
            {name: 'lit/directives/unsafe-html.js', message: 'What citizens write stays text.'},
          ],
        },
      ],
    },
  },
  {
    name: 'only define registers',
    files: ['src/**/*.ts'],
    ignores: ['src/define/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='customElements'][callee.property.name='define']",
          message: 'Elements are registered in src/define only.',
        },
        {
          selector: "Decorator > CallExpression[callee.name='customElement']",
          message: 'Elements are registered in src/define only.',
        },
        {
          // A template that begins or ends with a blank on its own line loses it in the page build, and a screen reader reads two words as one.
          selector: "TaggedTemplateExpression[tag.name='html'] > TemplateLiteral > TemplateElement:matches(:first-child[value.raw=/^ +[^ \\n]/], :last-child[value.raw=/[^ \\n] +$/])",
          message: "The page build drops this blank: write it as ${' '}.",
        },
      ],
    },
  },
  {
    name: 'tests',
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      // chai's expect(x).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'what starts a page written in templates, whose types vue-tsc knows and the compiler does not',
    files: ['stories/sites/vue/*.ts'],
    rules: {'@typescript-eslint/no-unsafe-argument': 'off'},
  },
  {
    name: 'tests in the browser',
    files: ['test/**/*.test.ts'],
    ignores: ['**/*.node.test.ts', '**/*.e2e.test.ts'],
    rules: {
      // @open-wc/testing declares to.equal() a promise too, which it is not: only this one has to be awaited.
      '@typescript-eslint/no-floating-promises': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "ExpressionStatement > CallExpression[callee.property.name='accessible']",
          message: 'Await it.',
        },
      ],
    },
  },
  {
    name: 'what browsers load as it is',
    files: ['src/demo/site/**/*.js', 'rollup/*.js'],
    languageOptions: {globals: globals.browser},
  },
  {
    name: 'what component tests load as it is',
    files: ['test/support/late-page.mjs'],
    languageOptions: {globals: {...globals.browser, ...globals.mocha}},
  },
  {
    name: "a plain script in WordPress's editor",
    files: ['stories/sites/wordpress/**/*.js'],
    languageOptions: {sourceType: 'script', globals: globals.browser},
  },
  {
    name: 'programs that talk to a terminal',
    files: ['src/cli/**', 'src/demo/*.mjs', 'bench/**', 'stories/sites/wordpress/*.mjs', 'test/**', 'tokens/**', 'frameworks/*.mjs', 'rollup/*.mjs', '*.mjs'],
    languageOptions: {globals: globals.node},
    rules: {'no-console': 'off'},
  },
);
