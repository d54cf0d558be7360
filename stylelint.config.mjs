export default {
  extends: ['stylelint-config-standard'],
  overrides: [{files: ['src/**/*.ts'], customSyntax: 'postcss-lit'}],
  ignoreFiles: ['dist/**', '.cache/**', 'node_modules/**'],
  rules: {
    // token > hook > private: --civic-color-accent, --civic-thread-gap, --_gap
    'custom-property-pattern': '^(_[a-z][a-z0-9]*|civic)(-[a-z0-9]+)*$',
    'selector-class-pattern': '^[a-z][a-z0-9]*(-[a-z0-9]+)*(__[a-z0-9-]+)?$',
    'declaration-property-value-no-unknown': true,
    // Logical properties give right-to-left for nothing.
    'property-disallowed-list': [
      ['left', 'right', '/^(margin|padding|border)-(left|right)/'],
      {message: 'Use the logical property (inset-inline-*, margin-inline-*, …).'},
    ],
    'declaration-property-value-disallowed-list': [
      {'text-align': ['left', 'right'], float: ['left', 'right']},
      {message: 'Use start and end.'},
    ],
    'media-feature-range-notation': null,
    'custom-property-empty-line-before': null,
    'declaration-empty-line-before': null,
    'no-descending-specificity': null,
  },
};
