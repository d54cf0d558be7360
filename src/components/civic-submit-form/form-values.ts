import type {ReactiveControllerHost} from 'lit';
import type {BoardInfo} from '../../model/index.js';
import {type FieldName, isFieldName, NOTHING_TYPED, type Values, withKind} from './values.js';

/** A control of the form whose value is one of the form's. */
export type ControlName = Exclude<FieldName, 'attachments'> | 'spot.public';

/** Whether a control is one of those. */
export function isControlName(name: string): name is ControlName {
  return name === 'spot.public' || (name !== 'attachments' && isFieldName(name));
}

/** What is in the form. */
export class FormValues {
  values: Values = NOTHING_TYPED;
  /** The form as it is before anybody has typed. */
  blank: Values = NOTHING_TYPED;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Puts in what nobody typed: presets, which a cleared form has again. */
  preset(values: Partial<Values>): void {
    this.blank = {...this.blank, ...values};
    this.change(values);
  }

  /** Something was typed or chosen. Another kind moves the texts to the fields that it asks for. */
  type(control: ControlName, value: string | boolean, board: BoardInfo): void {
    this.change(control === 'kind' && typeof value === 'string' ? withKind(this.values, value, board) : {[control]: value});
  }

  /** Values were changed by a control that is no input of its own, such as files or a point on the map. */
  change(values: Partial<Values>): void {
    this.values = {...this.values, ...values};
    this.#host.requestUpdate();
  }

  /** Begins anew with these values: with none, as the page set it up. */
  begin(values = this.blank): void {
    this.values = values;
    this.#host.requestUpdate();
  }
}
