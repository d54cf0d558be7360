import type {Attachment} from '../src/model/index.js';

/** Invented scenes, drawn as SVG: a story needs pictures, and the repository no photographs. */
const SCENES = {
  lamp: `<rect width="640" height="480" fill="#23324a"/><rect y="360" width="640" height="120" fill="#31363f"/><path d="M300 390V120q0-40 60-40h30" fill="none" stroke="#c9d1dc" stroke-width="12"/><ellipse cx="400" cy="86" rx="36" ry="12" fill="#586375"/><circle cx="90" cy="90" r="30" fill="#e9e2c4"/>`,
  pothole: `<rect width="640" height="480" fill="#8b9098"/><path d="M0 300 640 220v30L0 340z" fill="#f4f4f0"/><ellipse cx="330" cy="370" rx="170" ry="60" fill="#3b3d41"/><ellipse cx="320" cy="380" rx="120" ry="36" fill="#5b7f9c"/>`,
  crossing: `<rect width="480" height="640" fill="#b8d4ea"/><rect y="300" width="480" height="340" fill="#565b63"/>${[0, 1, 2, 3, 4].map((i) => `<path d="M${40 + i * 88} 340h50l${(i - 2) * 20 + 20} 260h-90z" fill="#f2f2ee"/>`).join('')}<path d="M60 300V130h120v170M260 300V80h150v220" fill="#a5785c"/>`,
} as const;

export type SceneName = keyof typeof SCENES;

/** A scene as a JPEG, as a camera would give it. */
export async function drawnScene(id: SceneName): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svgOf(id)], {type: 'image/svg+xml'}));
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return await canvas.convertToBlob({type: 'image/jpeg'});
}

/** An attachment with one of the scenes. */
export function scene(id: SceneName, description: string, changes: Partial<Attachment> = {}): Attachment {
  const [width, height] = sizeOf(id);
  const url = URL.createObjectURL(new Blob([svgOf(id)], {type: 'image/svg+xml'}));
  return {id, type: 'image/jpeg', size: 1_400_000, url, description, public: true, width: width * 2, height: height * 2, ...changes};
}

function sizeOf(id: SceneName): readonly [number, number] {
  return id === 'crossing' ? [480, 640] : [640, 480];
}

function svgOf(id: SceneName): string {
  const [width, height] = sizeOf(id);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 2}" height="${height * 2}" viewBox="0 0 ${width} ${height}">${SCENES[id]}</svg>`;
}

/** A short film recorded from a canvas; undefined where the browser records none. */
export async function recorded(): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const context = canvas.getContext('2d');
  if (!context || !globalThis.MediaRecorder?.isTypeSupported('video/webm')) return undefined;
  const recorder = new MediaRecorder(canvas.captureStream(10), {mimeType: 'video/webm'});
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({data}) => parts.push(data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, {once: true}));
  recorder.start();
  for (let step = 0; step < 12; step++) {
    context.fillStyle = '#23324a';
    context.fillRect(0, 0, 320, 240);
    context.fillStyle = '#8cc0ff';
    context.fillRect(step * 24, 160, 48, 40);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  recorder.stop();
  await stopped;
  return new Blob(parts, {type: 'video/webm'});
}
