import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import {type BoardAdapter, BoardError, type UploadOptions} from '../src/adapter/index.js';
import {memoryAdapter} from '../src/adapters/memory.js';
import type {HeldFile} from '../src/controllers/held-file.js';
import '../src/define/civic-attachments.js';
import {failing, hanging, TOWN} from '../src/testing/index.js';
import {find} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {drawnScene, recorded, type SceneName} from './pictures.js';

const board = () => memoryAdapter({town: TOWN});

/** A board that takes so much of each file, and then goes on like another one. */
function partly(adapter: BoardAdapter, part: number): BoardAdapter {
  return {
    ...adapter,
    uploadFile: (file: Blob, options: UploadOptions) => {
      options.onProgress?.(file.size * part);
      return adapter.uploadFile(file, options);
    },
  };
}

const field = (adapter: BoardAdapter, files: readonly HeldFile[], page: StoryPage & {confidential?: boolean; answer?: boolean; error?: string} = {}): TemplateResult =>
  onBoard(adapter, html`<form aria-label="Message"><civic-attachments
    .files=${files}
    .error=${page.error ?? ''}
    ?confidential=${page.confidential ?? false}
    ?answer=${page.answer ?? false}
  ></civic-attachments></form>`, page);

const DESCRIPTIONS: Readonly<Record<SceneName, string>> = {
  lamp: 'The lamp before house 12, dark since Monday',
  pothole: 'Water stands in the hole after each rain',
  crossing: '',
};

const held = async (scene: SceneName, changes: Partial<HeldFile> = {}): Promise<HeldFile> =>
  ({key: `story-${scene}`, file: await drawnScene(scene), name: `IMG_${scene}.jpg`, description: DESCRIPTIONS[scene], public: scene === 'lamp', ...changes});

const meta: Meta = {
  title: 'Elements/Attachments',
  component: 'civic-attachments',
  loaders: [async () => {
    const film = await recorded();
    return {
      lamp: await held('lamp'), pothole: await held('pothole'), crossing: await held('crossing'),
      film: film && {key: 'story-film', file: film, name: 'VID_20261118_061502.webm', description: 'The pump behind the market at six in the morning', public: false} satisfies HeldFile,
    };
  }],
};
export default meta;
type Story = StoryObj;

const of = (loaded: Record<string, unknown>, ...names: readonly (SceneName | 'film')[]) => names.flatMap((name) => (loaded[name] as HeldFile | undefined) ?? []);

async function choose(canvas: HTMLElement, ...files: readonly File[]): Promise<void> {
  const input = await find<HTMLInputElement>(canvas, '#files');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

export const Empty: Story = {render: () => field(board(), [])};

export const Preparing: Story = {
  render: () => field(board(), []),
  play: async ({canvasElement}) => {
    // A device that takes its time to give the file.
    const slow = Object.assign(new File(['x'], 'IMG_20261118_071503.heic'), {slice: () => ({arrayBuffer: () => new Promise(() => undefined)})});
    const element = await find(canvasElement, 'civic-attachments');
    await find(canvasElement, '#choose');
    element.closest('form')?.dispatchEvent(Object.assign(new Event('paste', {cancelable: true}), {
      clipboardData: {types: ['Files'], items: [{kind: 'file', getAsFile: () => slow}]},
    }));
    await find(canvasElement, '.preparing');
  },
};

export const Uploading: Story = {
  render: (_, {loaded}) => field(partly(hanging(board(), ['uploadFile']), 0.45), of(loaded, 'lamp', 'pothole', 'crossing')),
};

export const UploadBrokenOff: Story = {
  render: (_, {loaded}) => field(failing(board(), {uploadFile: new BoardError('unavailable')}), [
    {...of(loaded, 'lamp')[0]!, uploadId: 'there'}, ...of(loaded, 'pothole'),
  ]),
  play: async ({canvasElement}) => void await find(canvasElement, '.state.error'),
};

export const Offline: Story = {
  render: (_, {loaded}) => field(failing(board(), {uploadFile: new BoardError('offline')}), of(loaded, 'lamp', 'pothole')),
};

export const RefusedByTheBoard: Story = {
  render: (_, {loaded}) => field(
    failing(board(), {uploadFile: new BoardError('invalid', 'too large', {issues: [{path: 'file', code: 'too-large'}]})}), of(loaded, 'pothole'),
  ),
};

export const Done: Story = {render: (_, {loaded}) => field(board(), of(loaded, 'lamp', 'crossing'))};

export const AVideoWithCaptions: Story = {
  render: (_, {loaded}) => field(board(), of(loaded, 'film').map((film) => ({
    ...film, captions: {key: 'story-captions', file: new Blob(['WEBVTT\n'], {type: 'text/vtt'}), name: 'pump.en.vtt'},
  }))),
};

export const AVideoWithoutCaptions: Story = {render: (_, {loaded}) => field(board(), of(loaded, 'film'))};

export const RefusedTypes: Story = {
  render: (_, {loaded}) => field(board(), of(loaded, 'lamp')),
  play: async ({canvasElement}) => {
    await choose(canvasElement, new File(['%PDF-1.7'], 'letter to the county office, second version.pdf'), new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], 'broken.jpg'));
    await find(canvasElement, '.refusal');
  },
};

export const LimitsReached: Story = {
  render: (_, {loaded}) => onBoard(board(), html`<civic-attachments
    .files=${of(loaded, 'lamp', 'film')}
    .limits=${{...TOWN.board.limits, images: 1}}
  ></civic-attachments>`),
  play: async ({canvasElement}) => {
    await choose(canvasElement, new File([await drawnScene('crossing')], 'one more.jpg'));
    await find(canvasElement, '.refusal');
  },
};

export const Dropping: Story = {
  render: () => field(board(), []),
  play: async ({canvasElement}) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'x.jpg'));
    (await find(canvasElement, 'fieldset')).dispatchEvent(new DragEvent('dragover', {dataTransfer, bubbles: true, cancelable: true}));
    await find(canvasElement, '.dropping');
  },
};

export const WithAnError: Story = {render: () => field(board(), [], {error: 'Attach a photo or a video'})};

export const Confidential: Story = {render: (_, {loaded}) => field(board(), of(loaded, 'lamp'), {confidential: true})};

export const OfAnAnswer: Story = {render: (_, {loaded}) => field(board(), of(loaded, 'lamp'), {answer: true})};

export const LongNames: Story = {
  render: (_, {loaded}) => field(board(), of(loaded, 'lamp').map((file) => ({
    ...file, name: `${'Screenshot_of_a_very_long_conversation_'.repeat(4)}.jpg`, description: 'Between the second and the third lamp, '.repeat(8),
  }))),
};

export const WithoutABoard: Story = {render: () => html`<civic-attachments></civic-attachments>`};

export const Chinese: Story = {render: (_, {loaded}) => field(board(), of(loaded, 'lamp', 'film').map((file) => ({...file, description: '12 号楼前的路灯'})), {lang: 'zh-Hans'})};

export const RightToLeft: Story = {render: (_, {loaded}) => field(board(), of(loaded, 'lamp', 'film'), {dir: 'rtl'})};

export const Dark: Story = {
  render: (_, {loaded}) => field(partly(hanging(board(), ['uploadFile']), 0.7), [{...of(loaded, 'lamp')[0]!, uploadId: 'there'}, ...of(loaded, 'pothole')], {dark: true}),
};
