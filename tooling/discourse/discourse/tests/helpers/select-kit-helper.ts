import { click } from "@ember/test-helpers";

export default function selectKit(selector = ".select-kit") {
  const find = (inner: string) =>
    document.querySelector(`${selector} ${inner}`);
  const header = `${selector} .select-kit-header`;

  return {
    expand: () => click(header),
    collapse: () => click(header),
    isExpanded: () =>
      Boolean(document.querySelector(`${selector}.is-expanded`)),
    selectRowByValue: (value: string | number) =>
      click(`${selector} .select-kit-row[data-value="${value}"] .name`),
    selectRowByName: (name: string) =>
      click(`${selector} .select-kit-row[data-name="${name}"] .name`),
    rows: () => document.querySelectorAll(`${selector} .select-kit-row`),
    header: () => ({
      value: () => find(".select-kit-header")?.getAttribute("data-value"),
      label: () => find(".selected-name")?.textContent?.trim(),
      el: () => find(".select-kit-header"),
    }),
  };
}
