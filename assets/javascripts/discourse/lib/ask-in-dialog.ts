import type { ComponentLike } from "@glint/template";
import type { ModalArgs, ModalService } from "./discourse";

/**
 * Shows a dialog and waits for what it gives back: undefined when its reader left it, for which Discourse gives back
 * by what, as if that were a result.
 */
export async function askInDialog<M, R extends object | boolean>(
  modal: ModalService,
  dialog: ComponentLike<{ Args: ModalArgs<M, R> }>,
  model: M
): Promise<R | undefined> {
  const result = await modal.show(dialog, { model });
  return typeof result === "object" && "initiatedBy" in result
    ? undefined
    : result;
}
