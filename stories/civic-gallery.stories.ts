import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/define/civic-gallery.js';
import type {Attachment} from '../src/model/index.js';
import {find, press} from './act.js';
import {onBoard, type StoryPage} from './board.js';
import {recorded, scene} from './pictures.js';

const meta: Meta = {title: 'Elements/Gallery', component: 'civic-gallery'};
export default meta;
type Story = StoryObj;

const gallery = (attachments: readonly Attachment[], page: StoryPage = {}): TemplateResult =>
  onBoard(undefined, html`<civic-gallery .attachments=${attachments} written-in=${page.lang ?? 'en'}></civic-gallery>`, page);

const PICTURES = [
  scene('lamp', 'The lamp before house 12, dark since Monday'),
  scene('pothole', 'Water stands in the hole after each rain'),
  scene('crossing', 'The crossing before the school gate, where the paint is worn'),
];

export const Pictures: Story = {render: () => gallery(PICTURES)};

export const OnePicture: Story = {render: () => gallery(PICTURES.slice(0, 1))};

export const NotForEverybody: Story = {
  render: () => gallery([PICTURES[0]!, {...PICTURES[1]!, public: false}, {...PICTURES[2]!, public: false, description: ''}]),
};

export const AVideoWithCaptions: Story = {
  loaders: [async () => {
    const film = await recorded();
    const captions = new Blob(['WEBVTT\n\n00:00.000 --> 00:15.000\nThe pump runs day and night.\n'], {type: 'text/vtt'});
    return {url: film && URL.createObjectURL(film), captionsUrl: URL.createObjectURL(captions)};
  }],
  render: (_, {loaded}) => gallery([
    {id: 'film', type: 'video/webm', size: 8_200_000, url: loaded['url'] as string, description: 'The pump behind the market, filmed at six in the morning', public: true, width: 320, height: 240, captionsUrl: loaded['captionsUrl'] as string},
    PICTURES[1]!,
  ]),
};

export const AFileThatCannotBeShown: Story = {
  render: () => gallery([{...PICTURES[0]!, url: './no-such-file.jpg'}, PICTURES[1]!]),
  play: async ({canvasElement}) => void await find(canvasElement, '.broken'),
};

export const Enlarged: Story = {
  render: () => gallery(PICTURES),
  play: async ({canvasElement}) => {
    await press(canvasElement, '.frame');
    await find(canvasElement, 'dialog[open] .stage');
  },
};

export const InItsActualSize: Story = {
  render: () => gallery(PICTURES),
  play: async ({canvasElement}) => {
    await press(canvasElement, '.frame');
    await press(canvasElement, '[aria-pressed]');
    await find(canvasElement, '.zoomed');
  },
};

export const LongDescriptions: Story = {
  render: () => gallery(PICTURES.map((picture) => ({...picture, description: 'Between the second and the third lamp, counted from the bridge, '.repeat(3)}))),
};

export const Chinese: Story = {
  render: () => gallery([scene('lamp', '12 号楼前的路灯，周一起不亮'), scene('pothole', '雨后积水', {public: false})], {lang: 'zh-Hans'}),
};

export const RightToLeft: Story = {render: () => gallery(PICTURES, {dir: 'rtl'})};

export const Dark: Story = {render: () => gallery([PICTURES[0]!, {...PICTURES[1]!, public: false}], {dark: true})};
