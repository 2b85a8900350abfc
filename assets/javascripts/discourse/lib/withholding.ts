import type Owner from "@ember/owner";
import type ToastsService from "discourse/float-kit/services/toasts";
import { popupAjaxError } from "discourse/lib/ajax-error";
import { i18n } from "discourse-i18n";
import HouseRulesWithhold from "../components/modal/house-rules-withhold";
import {
  type DialogService,
  lookup,
  type ModalService,
  request,
} from "./discourse";
import type { RevisionPayload } from "./payloads";
import type { KeptPost } from "./permanence";

/** What the dialog is about: see its arguments. */
interface What {
  post: Pick<KeptPost, "id" | "set">;
  version?: number;
  titleOnly?: boolean;
}

export function openWithhold(owner: Owner, model: What) {
  return lookup<ModalService>(owner, "service:modal").show(HouseRulesWithhold, {
    model,
  });
}

/** "This contains personal data", in one press. */
export async function askToWithhold(
  owner: Owner,
  post: { id: number },
  version?: number
) {
  try {
    const path = `/house-rules/posts/${post.id}/withholding-request.json`;
    await request(path, { type: "POST", data: { version } });
    lookup<ToastsService>(owner, "service:toasts").success({
      duration: "short",
      data: { message: i18n("house_rules.withhold.asked") },
    });
  } catch (error) {
    popupAjaxError(error);
  }
}

/** Nobody brings back what was confirmed, so that is asked once more. */
export function decideOnce(
  dialog: DialogService,
  decision: string,
  decide: () => Promise<void>
) {
  if (decision !== "confirm") {
    return decide();
  }
  return dialog.deleteConfirm({
    title: i18n("house_rules.withheld.sure_title"),
    message: i18n("house_rules.withheld.sure"),
    confirmButtonLabel: "house_rules.withheld.confirm",
    didConfirm: decide,
  });
}

/** The text before a revision: who is entrusted withholds it, its author asks for it. */
export function ofRevision(
  owner: Owner,
  { post_id, current_revision, house_rules_withhold }: RevisionPayload
) {
  const post = { id: post_id, set() {} };
  const version = current_revision - 1;
  return house_rules_withhold === "former"
    ? openWithhold(owner, { post, version })
    : askToWithhold(owner, post, version);
}
