import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {type ActionField, type FieldValue, type Row, rowsOf} from './action-fields.js';
import {type FieldView, idOf, labelOf, type RenderField} from './field-view.js';

/** Rows that are all alike, as many as somebody needs: the agencies that are called in, each with its task. */
export function renderRows(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView, renderField: RenderField) {
  const {words} = view;
  const problem = view.problemAt(path);
  const rows = rowsOf(value);
  /** A row's own view: what is entered in it goes into it and leaves the others alone. */
  const within = (key: number): FieldView => ({
    ...view,
    set: ({name}, entered) => view.set(field, (before) => rowsOf(before).map((row) => {
      if (row.key !== key) return row;
      return {...row, values: {...row.values, [name]: typeof entered === 'function' ? entered(row.values[name]) : entered}};
    })),
  });
  const add = ({currentTarget}: Event) => {
    let key = 0;
    view.set(field, (before) => {
      key = Math.max(0, ...rowsOf(before).map((row) => row.key)) + 1;
      return [...rowsOf(before), {key, values: {}}];
    });
    // Once it is there.
    requestAnimationFrame(() => focusRow(currentTarget, key));
  };
  const remove = ({currentTarget}: Event, index: number) => {
    focusRow(currentTarget, rows[index === 0 ? 1 : index - 1]?.key);
    view.set(field, (before) => rowsOf(before).filter(({key}) => key !== rows[index]?.key));
  };
  return html`<fieldset class="rows" data-path=${idOf(path)} ?data-invalid=${problem !== ''}>
    <legend>${labelOf(field, words)}</legend>
    ${problem ? html`<p class="error">${problem}</p>` : nothing}
    ${repeat(rows, ({key}) => key, ({key, values}: Row, index) => html`<fieldset class="row" data-row=${key}>
      <legend tabindex="-1">${words.t('desk.support-number', {number: index + 1})}</legend>
      ${field.row.map((inner) => renderField(inner, `${path}.${index}.${inner.name}`, values[inner.name], within(key)))}
      ${rows.length > 1
        ? html`<button type="button" class="button secondary" @click=${(event: Event) => remove(event, index)}>
            ${words.t('desk.remove-support', {number: index + 1})}
          </button>`
        : nothing}
    </fieldset>`)}
    <button type="button" class="button secondary" @click=${add}>${words.t('desk.add-support')}</button>
  </fieldset>`;
}

function focusRow(origin: EventTarget | null, key: number | undefined): void {
  (origin as Element).closest('.rows')?.querySelector<HTMLElement>(`[data-row="${key}"] > legend`)?.focus();
}
