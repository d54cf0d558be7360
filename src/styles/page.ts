import {css} from 'lit';

/** What whole pages of the server have beside tokens, reset and controls: a frame that holds from 320 px on. */
export const page = css`
  :host {
    background: var(--_surface);
    color-scheme: light dark;
    font-family: var(--civic-font, system-ui, sans-serif);
  }

  body {
    margin: 0;
  }

  .skip:not(:focus) {
    clip-path: inset(50%);
    position: absolute;
  }

  .skip:focus {
    display: block;
    padding: 0.75rem 1rem;
  }

  .frame {
    margin-inline: auto;
    max-inline-size: 60rem;
    padding-inline: 1rem;
  }

  .masthead {
    background: var(--_surface-sunken);
    border-block-end: 1px solid var(--_border);
  }

  .masthead .frame {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 2rem;
    justify-content: space-between;
    padding-block: 0.5rem;
  }

  .board-name {
    color: var(--_text);
    font-size: 1.125rem;
    font-weight: 600;
    text-decoration: none;
  }

  .board-name:hover {
    text-decoration: underline;
  }

  .masthead ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
  }

  .masthead li a,
  .board-name {
    align-content: center;
    display: inline-block;
    min-block-size: var(--_target);
  }

  [aria-current] {
    color: var(--_text);
    font-weight: 600;
    text-decoration-color: var(--_accent);
    text-decoration-thickness: 0.15em;
  }

  main {
    display: grid;
    gap: 1.5rem;
    padding-block: 1.5rem 3rem;
  }

  main > * {
    min-inline-size: 0;
  }

  h1 {
    font-size: clamp(1.5rem, 1.25rem + 1vw, 2rem);
    line-height: 1.25;
    margin: 0;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  .lead {
    color: var(--_text-muted);
    font-size: 1.125rem;
    max-inline-size: 60ch;
  }

  form.page-form {
    display: grid;
    gap: var(--_space-l);
    max-inline-size: 42rem;
  }

  .choices,
  .field-group {
    display: grid;
    gap: 0.25rem;
  }

  .field-group {
    gap: var(--_space-m);
  }

  fieldset legend {
    padding-block-end: 0.25rem;
  }

  .group-title {
    font-size: 1.1875rem;
  }

  .actions {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.5rem;
  }

  .receipt dl {
    display: grid;
    gap: 0.25rem 1.5rem;
    grid-template-columns: auto 1fr;
    margin-block: 0.75rem;
  }

  .receipt dd {
    font-family: ui-monospace, monospace;
    font-size: 1.1875rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .steps {
    list-style: decimal;
    padding-inline-start: 1.5rem;
  }

  .trap {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
  }

  .findings {
    list-style: disc;
    margin-block: 0.5rem;
    padding-inline-start: 1.25rem;
  }

  .filter {
    background: var(--_surface-sunken);
    border-radius: var(--_radius);
    display: grid;
    gap: 0.25rem;
    justify-items: start;
    padding: 1rem;
  }

  .filter > * {
    inline-size: 100%;
  }

  .filter > a {
    align-content: center;
    inline-size: auto;
    min-block-size: var(--_target);
  }

  .search {
    align-items: end;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .search > .field {
    flex: 1 10rem;
  }

  .filter .choices {
    gap: var(--_space-m);
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    padding-block-start: 0.25rem;
  }

  .links {
    display: grid;
    gap: 0.25rem 1.5rem;
    grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
  }

  .links a {
    align-content: center;
    display: inline-block;
    min-block-size: var(--_target);
  }

  @media (scripting: enabled) {
    .without-script {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .masthead {
      border-block-end-color: CanvasText;
    }
  }
`;
