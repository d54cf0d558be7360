import {html, svg, type TemplateResult} from 'lit';
import {encode} from 'uqr';

/** Cells of empty paper around the picture, without which cameras do not find it. */
const MARGIN = 4;

/** A text as a QR code: black on white whatever the page's colours, because cameras need it so. Drawn as one path of squares. */
export function qrCode(text: string, label: string): TemplateResult {
  const {data, size} = encode(text, {border: 0});
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  const side = size + 2 * MARGIN;
  return html`<svg class="qr" role="img" aria-label=${label} viewBox="${-MARGIN} ${-MARGIN} ${side} ${side}" shape-rendering="crispEdges">
    ${svg`<rect x=${-MARGIN} y=${-MARGIN} width=${side} height=${side} fill="#fff"></rect><path d=${path} fill="#000"></path>`}
  </svg>`;
}
