import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {type ActionField, type FieldValue, FIRST_ROWS, type Row} from './action-fields.js';
import {type FieldView, labelOf, type RenderField} from './field-view.js';

/** Rows that are all alike, as many as somebody needs: the agencies that are called in, each with its task. */
export function renderRows(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView, renderField: RenderField) {
  const rows = (value as readonly Row[] | undefined) ?? FIRST_ROWS;
  const {words} = view;
  const problem = view.problemAt(path);
  const change = (changed: Row) => view.set(field, rows.map((row) => (row.key === changed.key ? changed : row)));
  return html`<fieldset class="rows" ?data-invalid=${problem !== ''}>
    <legend>${labelOf(field, words)}</legend>
    ${problem ? html`<p class="error">${problem}</p>` : nothing}
    ${repeat(rows, ({key}) => key, (row, index) => html`<fieldset class="row" data-row=${row.key}>
      <legend tabindex="-1">${words.t('desk.support-number', {number: index + 1})}</legend>
      ${field.row.map((inner) => renderField(inner, `${path}.${index}.${inner.name}`, row.values[inner.name], {
        ...view, set: ({name}, entry) => change({...row, values: {...row.values, [name]: entry}}),
      }))}
      ${rows.length > 1
        ? html`<button type="button" class="button secondary" @click=${(event: Event) => {
            focusRow(event, rows[index === 0 ? 1 : index - 1]);
            view.set(field, rows.filter((other) => other !== row));
          }}>${words.t('desk.remove-support', {number: index + 1})}</button>`
        : nothing}
    </fieldset>`)}
    <button type="button" class="button secondary" @click=${(event: Event) => {
      const added: Row = {key: Math.max(...rows.map(({key}) => key)) + 1, values: {}};
      const {currentTarget} = event;
      view.set(field, [...rows, added]);
      requestAnimationFrame(() => focusIn(currentTarget, added));
    }}>${words.t('desk.add-support')}</button>
  </fieldset>`;
}

/** The row that takes over focus from a button that is about to go. */
function focusRow(event: Event, row: Row | undefined): void {
  if (row) focusIn(event.currentTarget, row);
}

function focusIn(origin: EventTarget | null, {key}: Row): void {
  (origin as Element).closest('.rows')?.querySelector<HTMLElement>(`[data-row="${key}"] > legend`)?.focus();
}
