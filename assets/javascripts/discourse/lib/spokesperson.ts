import type { PluginApi } from "discourse/lib/plugin-api";
import {
  missingFrom,
  OFFICIAL_PARAMS,
  type OfficialComposer,
} from "./official-draft";

/** What core's composer has to know of official replies; for those who write them. */
export default function teachComposer(api: PluginApi) {
  for (const [property, param] of Object.entries(OFFICIAL_PARAMS)) {
    api.serializeOnCreate(param, property);
    api.serializeToDraft(property, property);
  }
  api.serializeOnUpdate(
    OFFICIAL_PARAMS.houseRulesOverrideReason,
    "houseRulesOverrideReason"
  );
  api.registerValueTransformer(
    "composer-service-cannot-submit-post",
    ({
      value,
      context,
    }: {
      value: boolean;
      context: { model?: OfficialComposer };
    }) => value || !!missingFrom(context.model)
  );
}
