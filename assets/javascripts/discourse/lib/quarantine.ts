import type Owner from "@ember/owner";
import type ToastsService from "discourse/float-kit/services/toasts";
import { popupAjaxError } from "discourse/lib/ajax-error";
import { i18n } from "discourse-i18n";
import { type DialogService, lookup, request } from "./discourse";

/** The one act against a spammer, once it is confirmed. */
export function quarantineSpammer(owner: Owner, userId: number) {
  return lookup<DialogService>(owner, "service:dialog").confirm({
    message: i18n("house_rules.spammer.confirm"),
    confirmButtonLabel: "house_rules.spammer.submit",
    didConfirm: () => send(owner, userId),
  });
}

async function send(owner: Owner, userId: number) {
  try {
    const { posts } = await request<{ posts: number }>(
      `/house-rules/users/${userId}/quarantine.json`,
      { type: "POST" }
    );
    lookup<ToastsService>(owner, "service:toasts").success({
      duration: "short",
      data: { message: i18n("house_rules.spammer.done", { count: posts }) },
    });
  } catch (error) {
    popupAjaxError(error);
  }
}
