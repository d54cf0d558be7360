import type {StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import type {BoardAdapter} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import {TOWN} from '../../src/testing/index.js';
import {onBoard} from '../board.js';
import {type AttributeDoc, attributesOf, elementDoc, makeElement} from './manifest.js';

/** The made-up town, seen by one of its people, or by a visitor. */
export function townFor(username?: string): BoardAdapter {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) return memoryAdapter({town: TOWN});
  const {personId, name, role, agencyId} = account;
  return memoryAdapter({town: TOWN, session: {personId, name, role, ...(agencyId && {agencyId})}});
}

type Values = Record<string, unknown>;

const controlOf = ({kind, options}: AttributeDoc) =>
  (options ? {control: 'select' as const, options} : {control: kind});

const initialOf = ({kind, default: initial}: AttributeDoc): unknown =>
  (kind === 'boolean' ? initial === 'true' : kind === 'number' ? (initial === '' ? undefined : Number(initial)) : initial);

/** An element whose every attribute is a control, from the manifest. `given` are values to begin with. */
export function playground(tag: string, {as, given = {}}: {readonly as?: string; readonly given?: Values} = {}): StoryObj<Values> {
  const {attributes, description} = elementDoc(tag);
  return {
    args: {...Object.fromEntries(attributes.map((attribute) => [attribute.name, initialOf(attribute)])), ...given},
    argTypes: Object.fromEntries(attributes.map((attribute) => [attribute.name, {
      ...controlOf(attribute), description: attribute.description, table: {category: 'attributes', defaultValue: {summary: attribute.default}},
    }])),
    parameters: {docs: {description: {story: description}}},
    render: (args) => onBoard(townFor(as), html`${makeElement(tag, attributesOf(tag, args))}`),
  };
}
