/** A canvas that is on no page. */
export type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** Off the page's own thread where the browser can. */
export function canvasOf(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), {width, height});
}

/** The context to draw on. `read`: pixels are looked at afterwards. */
export function contextOf(canvas: Canvas, read = false): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
  // The compiler finds no signature that both kinds of canvas share.
  const context: unknown = canvas.getContext('2d', {willReadFrequently: read});
  if (!context) throw new Error('this browser draws on no canvas');
  return context as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
}

/** What is drawn, as a file. Browsers that cannot write a type write PNG: see the type of what comes. */
export async function encoded(canvas: Canvas, type: string, quality?: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return await canvas.convertToBlob({type, ...(quality !== undefined && {quality})});
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no file'))), type, quality));
}

/** Whether pixels come back as they were drawn. Browsers that guard against fingerprinting give noise instead, which nobody should attach. */
export function tellsTheTruth(): boolean {
  const context = contextOf(canvasOf(8, 8), true);
  const colours = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [30, 60, 90]] as const;
  colours.forEach(([red, green, blue], index) => {
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillRect(index * 2, 0, 2, 8);
  });
  return colours.every((colour, index) => {
    const {data} = context.getImageData(index * 2, 4, 1, 1);
    return colour.every((value, channel) => Math.abs(value - (data[channel] ?? 0)) <= 8);
  });
}
