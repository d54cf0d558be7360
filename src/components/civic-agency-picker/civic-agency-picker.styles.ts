import {css} from 'lit';

export const styles = css`
  fieldset {
    display: grid;
    gap: 0.75rem;
  }

  /* A bar beside the lists, so that colour does not stand alone. */
  fieldset:has(> .error:not([hidden])) {
    border-inline-start: 0.25rem solid var(--_danger);
    padding-inline-start: 0.75rem;
  }

  /* A legend stands in the border of its fieldset, above everything else, unless it floats. */
  legend {
    float: inline-start;
    font-size: calc(var(--_font-size) + 0.125rem);
    inline-size: 100%;
  }

  .hint,
  .error {
    margin-block-start: -0.5rem;
  }

  /* Margins and no gap: live regions that say nothing take no room. */
  .lists > * + :not(:empty) {
    margin-block-start: 0.75rem;
  }

  div.notice {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }

  .loading {
    align-items: center;
    background: var(--_surface-sunken);
    border: 1px dashed var(--_border);
    border-radius: var(--_radius);
    color: var(--_text-muted);
    display: flex;
    margin-block-start: 1.75rem;
    min-block-size: var(--_target);
    padding: 0.5rem 0.75rem;
  }
`;
