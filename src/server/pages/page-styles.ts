import {controls, disclosure, page, reset, tokens} from '../../styles/index.js';

/** The elements' own tokens, reset and controls, said of a page instead of an element's box, so that form and badge look alike in both. */
export const PAGE_STYLES = [tokens, ...reset, ...controls, disclosure, page]
  .map(({cssText}) => cssText)
  .join('\n')
  .replaceAll(':host([hidden]),', '')
  .replaceAll(':host', ':root');
