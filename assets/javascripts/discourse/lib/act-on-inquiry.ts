import { popupAjaxError } from "discourse/lib/ajax-error";
import { request, type RequestOptions } from "./discourse";
import type { InquiryPayload, InquiryResponse } from "./payloads";

/** The inquiry as it is after an act; undefined when it was refused, and the reader told why. */
export async function actOnInquiry(
  path: string,
  type: RequestOptions["type"],
  data: object
): Promise<InquiryPayload | undefined> {
  try {
    const url = `/house-rules/${path}`;
    const options = { type, data: { ...data } };
    return (await request<InquiryResponse>(url, options)).inquiry;
  } catch (error) {
    popupAjaxError(error);
  }
}
