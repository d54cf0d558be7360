import {css} from 'lit';

export const styles = css`
  .base {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  button {
    align-items: center;
    background: var(--_surface);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    color: var(--_text);
    cursor: pointer;
    display: inline-flex;
    font: inherit;
    font-size: var(--_font-size-small);
    gap: 0.5em;
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    justify-content: center;
    padding: 0.25rem 0.875rem;
  }

  button:hover {
    background: var(--_info-surface);
  }

  /* Not by colour alone: the frame is thicker. The letters stay as they are, so that nothing moves at a press. */
  [aria-pressed='true'] {
    background: var(--_info-surface);
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }

  .step {
    font-weight: 600;
    padding-inline: 0.5rem;
  }

  .smaller::before {
    content: 'A−';
  }

  .larger::before {
    content: 'A+';
  }

  .sign {
    block-size: 1.125em;
    flex: none;
    inline-size: 1.125em;
    position: relative;
  }

  .sign.elder {
    font-weight: 700;
    line-height: 1.125;
  }

  .sign.elder::before {
    content: 'A';
    font-size: 1.25em;
    inset: 0;
    line-height: 0.9;
    position: absolute;
    text-align: center;
  }

  .sign.high-contrast,
  .sign.dark {
    border: 0.125em solid;
    border-radius: 50%;
    overflow: clip;
  }

  .sign.high-contrast::before {
    background: currentcolor;
    content: '';
    inset: 0;
    inset-inline-start: 50%;
    position: absolute;
  }

  .sign.dark::before {
    border-radius: 50%;
    box-shadow: 0.3em -0.2em 0 0.1em currentcolor;
    content: '';
    inset: 0.05em;
    position: absolute;
  }

  [aria-pressed='true'] > .sign {
    color: var(--_accent);
  }

  @media (forced-colors: active) {
    [aria-pressed='true'] {
      background: SelectedItem;
      border-color: SelectedItemText;
      color: SelectedItemText;
      forced-color-adjust: none;
    }

    [aria-pressed='true'] > .sign {
      color: inherit;
    }
  }
`;
