const ID = "house-rules-admin-styles";

/** Styles of the administration's pages, which nobody else needs to download. */
export function addAdminStyles() {
  if (!document.getElementById(ID)) {
    const sheet = document.createElement("style");
    sheet.id = ID;
    sheet.textContent = STYLES;
    document.head.append(sheet);
  }
}

const STYLES = `
.house-rules-week-hours__day,
.house-rules-day-hours,
.house-rules-calendar-day,
.house-rules-calendar-editor__field,
.house-rules-year__head,
.house-rules-paste__more {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25em 0.75em;
  align-items: center;
}
.house-rules-week-hours__label,
.house-rules-calendar-editor__field > span { min-width: 7.5em; }
.house-rules-day-hours { min-height: 2.5em; }
.house-rules-day-hours__closed { color: var(--primary-medium); }
.house-rules-calendar-editor :is(input, select) { width: auto; max-width: 100%; margin: 0; }
.house-rules-calendar-editor label { margin-block: 0.5em; font-weight: normal; }
.house-rules-calendar-editor { container-type: inline-size; width: 100%; }
.house-rules-year__name { font-size: var(--font-up-1); }
.house-rules-year__count { display: inline-flex; gap: 0.35em; align-items: center; color: var(--primary-high); font-size: var(--font-down-1); }
.house-rules-year__months {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(14.5em, 1fr));
  gap: 1em;
  align-items: start;
  margin-block: 1em;
}
.house-rules-calendar-day { min-height: 3em; padding: 0.5em 0.75em; margin-block: 0.5em; border: 1px solid var(--primary-low); border-radius: var(--d-border-radius); }
.house-rules-calendar-day__name { min-width: 12em; font-weight: bold; }
.house-rules-calendar-day__source { display: flex; gap: 0.35em; align-items: center; }
.house-rules-month { width: 100%; table-layout: fixed; border-collapse: collapse; }
.house-rules-month caption { font-weight: bold; text-align: start; text-transform: capitalize; }
.house-rules-month th { padding: 0; color: var(--primary-medium); font-size: var(--font-down-2); font-weight: normal; text-align: center; }
.house-rules-month :is(tbody, tr) { border: 0; background: none; }
.house-rules-month td { padding: 1px; border: 0; text-align: center; }
.house-rules-month__day {
  width: 100%;
  min-width: 1.9em;
  min-height: 1.9em;
  padding: 0;
  border: 1px solid transparent;
  border-radius: var(--d-border-radius);
  background: transparent;
  color: var(--primary);
  line-height: 1;
  font-variant-numeric: tabular-nums;
}
span.house-rules-month__day { display: inline-block; width: 1.2em; min-width: 0; min-height: 1.2em; }
.house-rules-month__day.--closed { color: var(--primary-medium); }
.house-rules-month__day.--off { border-color: var(--danger); color: var(--danger); text-decoration: line-through; }
.house-rules-month__day.--short { border: 1px dashed var(--primary-high); }
.house-rules-month__day.--work { border: 2px solid var(--success); font-weight: bold; }
.house-rules-month__day.--own { border: 1px dotted var(--primary-high); }
button.house-rules-month__day:hover { background: var(--primary-low); }
button.house-rules-month__day[aria-pressed="true"] { outline: 2px solid var(--tertiary); outline-offset: 0; }
button.house-rules-month__day:focus-visible { outline: 2px solid var(--tertiary); outline-offset: 1px; }
.house-rules-paste { margin-block: 0.75em; padding: 0.75em; border: 1px solid var(--primary-low); border-radius: var(--d-border-radius); }
.house-rules-calendar-editor .house-rules-paste__text { width: 100%; min-height: 8em; box-sizing: border-box; font-family: var(--d-font-family--monospace, monospace); }
.house-rules-paste__more label { display: flex; flex-wrap: wrap; gap: 0.35em; align-items: center; }
.house-rules-paste__days dt { font-weight: bold; }
.house-rules-paste__days dd { margin: 0 0 0.5em; color: var(--primary-high); }
.house-rules-paste__problem { margin-block: 0.25em; color: var(--danger); }
.house-rules-calendar-preview__moves { width: 100%; margin-block: 0.5em; }
.house-rules-calendar-preview__moves caption { font-weight: bold; text-align: start; }
.house-rules-calendar-preview__moves :is(td, th) { padding-block: 0.35em; padding-inline: 0 0.75em; text-align: start; vertical-align: top; }
.house-rules-organization-form__signed { margin: 0; }
.house-rules-set-up { max-width: 45em; }
.house-rules-set-up__question { width: 100%; padding-block: 1em; border-block-start: 1px solid var(--primary-low); }
.house-rules-set-up__question h3 { display: flex; gap: 0.5em; align-items: baseline; margin: 0 0 0.5em; }
.house-rules-set-up__number { display: inline-grid; place-items: center; width: 1.7em; height: 1.7em; border-radius: 50%; background: var(--tertiary); color: var(--secondary); font-size: var(--font-down-1); }
.house-rules-organizations__unsettled { margin: 0.25em 0 0; color: var(--danger); font-size: var(--font-down-1); }
.admin-plugin-config-page__content .house-rules-organizations { margin-block-start: 1em; }
`;
