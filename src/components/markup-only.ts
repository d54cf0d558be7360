import type {TemplateResult} from 'lit';

/**
 * A template for a server's page that no script will ever update, without the comments by which Lit finds its values again: in a long list these are
 * a third of all nodes. The mark is that of `html` in `@lit-labs/ssr`, which browsers' code cannot import. In an array, because Lit lets it stand
 * inside of another template only as one of several.
 */
export function markupOnly(template: TemplateResult): unknown {
  return [marked(template)];
}

function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked);
  const {values} = (value ?? {}) as Partial<TemplateResult>;
  return values ? {...value as TemplateResult, values: values.map(marked), _$litServerRenderMode: 1} : value;
}
