import { i18n } from "discourse-i18n";
import type { AddError } from "./discourse-ui";

/** A form's date that is over is refused beside its field; of what is ahead the server decides. */
export function dateAhead(
  name: string,
  date: string,
  { addError }: { addError: AddError }
) {
  if (new Date(`${date}T23:59:59`) < new Date()) {
    addError(name, {
      title: i18n("house_rules.hand_over.until"),
      message: i18n("house_rules.hand_over.past"),
    });
  }
}
