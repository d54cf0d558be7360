import {css} from 'lit';

/** How a thread is printed: a document in black on white. Comes after the first paint; that nothing to press is printed holds before. */
export const paperStyles = css`
  @media print {
    :host {
      --_text: #000;
      --_text-muted: #333;
      --_surface: #fff;
      --_surface-sunken: #fff;
      --_border: #888;
      --_border-control: #555;
      --_accent: #000;
      --_accent-strong: #000;
      --_success: #000;
      --_warning: #000;
      --_danger: #000;
      --_warning-surface: #fff;

      color-scheme: light;
      font-size: 11pt !important;
      line-height: 1.4 !important;
    }

    .base {
      max-inline-size: none;
    }

    .thread {
      gap: 1.25rem;
    }

    .paper-head {
      border-block-end: 2px solid #000;
      display: grid;
      font-size: 10pt;
      gap: 0 1rem;
      grid-template-columns: 1fr auto;
      padding-block-end: 0.5rem;
    }

    .board-name {
      font-size: 12pt;
      font-weight: 600;
    }

    .address {
      grid-column: 1 / -1;
      overflow-wrap: anywhere;
      text-align: start;
    }

    .badge {
      --_ink: #000;
      --_fill: #fff;

      border: 1px solid #000;
      justify-self: start;
    }

    h2 {
      font-size: 18pt;
    }

    h3 {
      font-size: 13pt;
    }

    .facts,
    .muted {
      font-size: 10pt;
    }

    .message > .written {
      font-size: 11pt;
      line-height: 1.45;
    }

    .answer,
    .notice {
      background: none;
      border: 1px solid #888;
      border-inline-start: 3px solid #000;
      border-radius: 0;
      box-decoration-break: clone;
    }

    .written {
      orphans: 3;
      widows: 3;
    }

    h2,
    h3,
    h4,
    h5,
    header {
      break-after: avoid;
      break-inside: avoid;
    }

    .timeline > li,
    .verdict,
    .quote {
      break-inside: avoid;
    }

    .timeline > li {
      padding-block-end: 0.5rem;
    }

    .timeline > li::before,
    .timeline > li:last-child::before {
      background: #fff;
      border-color: #000;
    }

    /* The address of a map is no help on paper: the point is given in words. */
    .message a {
      display: none;
    }
  }
`;
