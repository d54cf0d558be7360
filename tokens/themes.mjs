// The themes, each only tokens: `tokens/<name>.tokens.json`, and `<name>.dark.tokens.json` where it has colours for dark pages too.

/**
 * `look`: what a site chooses; its file sets the tokens of the page that links it, and of any part with `data-civic-theme="<name>"`.
 * `mode`: what a reader chooses; its file does nothing until `data-civic-theme` names it, and goes before the look and the page's own colours.
 */
export const THEMES = [
  {name: 'default', kind: 'look', title: 'Default', dark: true},
  {name: 'press-red', kind: 'look', title: 'Press red', dark: true},
  {name: 'govuk', kind: 'look', title: 'Like GOV.UK', dark: false},
  {name: 'nl-design', kind: 'look', title: 'Like NL Design System', dark: false},
  {name: 'dark', kind: 'mode', title: 'Dark', dark: true},
  {name: 'high-contrast', kind: 'mode', title: 'High contrast', dark: true},
  {name: 'elder', kind: 'mode', title: 'Elder mode', dark: false, steps: ['elder-22', 'elder-26', 'elder-30']},
];
