import type * as Real from "discourse/lib/ajax-error";
import { i18n } from "../../discourse-i18n.ts";
import { service } from "../../owner.ts";

interface Failure {
  jqXHR?: { responseJSON?: { errors?: string[]; error?: string } };
  message?: string;
}

export const extractError = ((error: Failure, fallback?: string) => {
  const answer = error.jqXHR?.responseJSON;
  const [reason] = answer?.errors ?? [];
  return (
    (reason && i18n("generic_error_with_reason", { error: reason })) ??
    answer?.error ??
    fallback ??
    i18n("generic_error")
  );
}) satisfies typeof Real.extractError;

export const popupAjaxError = ((error: Failure) => {
  // A mistake in our own code is no answer of the server.
  if (error instanceof Error) {
    throw error;
  }
  service<{ alert(message: string): void }>("dialog").alert(
    extractError(error)
  );
}) satisfies typeof Real.popupAjaxError;
