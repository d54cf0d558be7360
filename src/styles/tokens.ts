import {css} from 'lit';

/**
 * The tokens that a page may set (`--civic-…`), each with a fallback, so that a pasted snippet needs no theme file. Elements read only the
 * private names on the left. Colours follow the page's `color-scheme`: a page that declares none stays light.
 */
export const tokens = css`
  :host {
    --_text: var(--civic-color-text, #1d2530);
    --_text-muted: var(--civic-color-text-muted, #4f5b6b);
    --_surface: var(--civic-color-surface, #fff);
    --_surface-sunken: var(--civic-color-surface-sunken, #f4f6f9);
    --_border: var(--civic-color-border, #d5dbe3);
    --_border-control: var(--civic-color-border-control, #6b7787);
    --_accent: var(--civic-color-accent, #0f5aa6);
    --_accent-strong: var(--civic-color-accent-strong, #0a4480);
    --_on-accent: var(--civic-color-on-accent, #fff);
    --_danger: var(--civic-color-danger, #b3261e);
    --_danger-surface: var(--civic-color-danger-surface, #fdf0ef);
    --_success: var(--civic-color-success, #1a6b3c);
    --_success-surface: var(--civic-color-success-surface, #e9f5ee);
    --_warning: var(--civic-color-warning, #8a4b00);
    --_warning-surface: var(--civic-color-warning-surface, #fdf3e3);
    --_info-surface: var(--civic-color-info-surface, #e8f0fa);
    --_focus: var(--civic-color-focus, #c2410c);
    --_font: var(--civic-font, inherit);
    --_space-s: var(--civic-space-s, 0.5rem);
    --_space-m: var(--civic-space-m, 1rem);
    --_space-l: var(--civic-space-l, 2rem);
    --_radius: var(--civic-radius, 0.375rem);
    --_target: var(--civic-target, 2.75rem);
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_text: var(--civic-color-text, light-dark(#1d2530, #e8ecf2));
      --_text-muted: var(--civic-color-text-muted, light-dark(#4f5b6b, #aab5c4));
      --_surface: var(--civic-color-surface, light-dark(#fff, #161b22));
      --_surface-sunken: var(--civic-color-surface-sunken, light-dark(#f4f6f9, #1f2630));
      --_border: var(--civic-color-border, light-dark(#d5dbe3, #38424f));
      --_border-control: var(--civic-color-border-control, light-dark(#6b7787, #8995a5));
      --_accent: var(--civic-color-accent, light-dark(#0f5aa6, #8cc0ff));
      --_accent-strong: var(--civic-color-accent-strong, light-dark(#0a4480, #b5d6ff));
      --_on-accent: var(--civic-color-on-accent, light-dark(#fff, #0c1a2b));
      --_danger: var(--civic-color-danger, light-dark(#b3261e, #ffaaa2));
      --_danger-surface: var(--civic-color-danger-surface, light-dark(#fdf0ef, #3a1d1b));
      --_success: var(--civic-color-success, light-dark(#1a6b3c, #86d9a8));
      --_success-surface: var(--civic-color-success-surface, light-dark(#e9f5ee, #16301f));
      --_warning: var(--civic-color-warning, light-dark(#8a4b00, #f5bf6b));
      --_warning-surface: var(--civic-color-warning-surface, light-dark(#fdf3e3, #352710));
      --_info-surface: var(--civic-color-info-surface, light-dark(#e8f0fa, #172a41));
      --_focus: var(--civic-color-focus, light-dark(#c2410c, #ffb347));
    }
  }
`;
