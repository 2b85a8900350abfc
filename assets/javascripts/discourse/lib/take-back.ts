import type Owner from "@ember/owner";
import type ToastsService from "discourse/float-kit/services/toasts";
import { popupAjaxError } from "discourse/lib/ajax-error";
import DiscourseURL from "discourse/lib/url";
import { i18n } from "discourse-i18n";
import { type DialogService, lookup, request, type Topic } from "./discourse";
import type { UndoPayload } from "./payloads";

/** Takes a move back, once what cannot be restored has been said. Over when it is back, or is let be. */
export async function takeBack(owner: Owner, moveId: number) {
  try {
    const path = `/house-rules/moves/${moveId}`;
    const plan = await request<UndoPayload>(`${path}.json`);
    const dialog = lookup<DialogService>(owner, "service:dialog");
    if (!plan.standing || !plan.possible) {
      const why = plan.standing && plan.obstacle;
      await dialog.alert(why || i18n("house_rules.undo.over"));
      return;
    }
    await new Promise<void>((over) => {
      void dialog.confirm({
        message: said(plan).join(" "),
        confirmButtonLabel: "house_rules.undo.submit",
        didConfirm: () => void send(owner, path).then(over),
        didCancel: over,
      });
    });
  } catch (error) {
    popupAjaxError(error);
  }
}

interface Router {
  one(event: string, then: () => void): void;
  off(event: string, then: () => void): void;
}

/** Offers it right after Discourse's own dialog moved something and led to it. Returns what calls it off. */
export function offerTakeBack(owner: Owner) {
  const router = lookup<Router>(owner, "service:router");
  let waits = true;
  const then = () => {
    waits = false;
    void offer(owner);
  };
  router.one("routeDidChange", then);
  return () => {
    if (waits) {
      waits = false;
      router.off("routeDidChange", then);
    }
  };
}

async function offer(owner: Owner) {
  const { move } = await request<{ move: UndoPayload | null }>(
    "/house-rules/moves/last.json"
  );
  if (move?.standing && move.possible) {
    lookup<ToastsService>(owner, "service:toasts").success({
      duration: "long",
      data: {
        message: i18n("house_rules.undo.moved", { count: move.count }),
        actions: [
          {
            label: i18n("house_rules.undo.button"),
            class: "btn-small house-rules-undo",
            action: ({ close }: { close?: () => void }) => {
              close?.();
              void takeBack(owner, move.id);
            },
          },
        ],
      },
    });
  }
}

function said(plan: UndoPayload) {
  const what = plan.kind.startsWith("re") ? "topic" : "posts";
  const parts = ["elsewhere", "renumbered", "along", "apart"] as const;
  return [
    i18n(`house_rules.undo.${what}`, { count: plan.count }),
    ...parts
      .filter((part) => plan[part] > 0)
      .map((part) => i18n(`house_rules.undo.${part}`, { count: plan[part] })),
  ];
}

async function send(owner: Owner, path: string) {
  try {
    const { url } = await request<{ url: string }>(`${path}/undo.json`, {
      type: "POST",
    });
    lookup<ToastsService>(owner, "service:toasts").success({
      duration: "short",
      data: { message: i18n("house_rules.undo.done") },
    });
    const { model } = lookup<{ model?: Topic }>(owner, "controller:topic");
    if (model && url.endsWith(`/${model.id}`)) {
      await model.postStream.refresh({ forceLoad: true });
    } else {
      DiscourseURL.routeTo(url, {});
    }
  } catch (error) {
    popupAjaxError(error);
  }
}
