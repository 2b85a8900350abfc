import { popupAjaxError } from "discourse/lib/ajax-error";
import { i18n } from "discourse-i18n";
import type { FormApi } from "discourse/plugins/discourse-house-rules/discourse/lib/discourse-ui";
import { problemsIn } from "./organizations-admin";

/** What the server refused, at its field; `fields` names those that are called otherwise in the form. */
export function showProblems(
  error: unknown,
  form: FormApi | undefined,
  fields: Record<string, string>
) {
  const problems = problemsIn(error);
  if (!problems) {
    popupAjaxError(error);
    return;
  }
  for (const [field, messages] of Object.entries(problems)) {
    const name = fields[field] ?? field;
    form?.addError(name, {
      title: i18n(`house_rules.admin.form.${name}`),
      message: messages.join(" "),
    });
  }
}
