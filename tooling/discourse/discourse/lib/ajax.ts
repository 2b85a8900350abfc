import { waitForPromise } from "@ember/test-waiters";

interface Options {
  url?: string;
  type?: string;
  method?: string;
  data?: string | Record<string, unknown>;
  contentType?: string;
  headers?: Record<string, string>;
}

/** Over XMLHttpRequest as in Discourse, so that Pretender answers in tests. */
export function ajax(...args: [string, Options?] | [Options]) {
  const options: Options =
    typeof args[0] === "string" ? { ...args[1], url: args[0] } : args[0];
  return waitForPromise(send(options));
}

function send(options: Options) {
  const method = (options.type ?? options.method ?? "GET").toUpperCase();
  const body =
    typeof options.data === "string" ? options.data : encode(options.data);
  const inUrl = method === "GET" && body;
  const url = options.url + (inUrl ? `?${body}` : "");

  return new Promise<unknown>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(method, url);
    xhr.setRequestHeader("Accept", "application/json");
    xhr.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    const token = document.querySelector<HTMLMetaElement>(
      "meta[name=csrf-token]"
    );
    if (token && method !== "GET") {
      xhr.setRequestHeader("X-CSRF-Token", token.content);
    }
    if (body && !inUrl) {
      xhr.setRequestHeader(
        "Content-Type",
        options.contentType ??
          "application/x-www-form-urlencoded; charset=UTF-8"
      );
    }
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      xhr.setRequestHeader(name, value);
    }
    xhr.onloadend = () => {
      const responseJSON = json(xhr.responseText);
      if (xhr.status >= 200 && xhr.status < 300) {
        resolve(responseJSON ?? xhr.responseText);
      } else {
        const { status, responseText } = xhr;
        reject({
          jqXHR: { status, responseText, responseJSON },
          textStatus: "error",
        });
      }
    };
    xhr.send(inUrl ? null : body || null);
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {}
}

/** As jQuery writes parameters: lists as `key[]`, objects as `key[name]`. */
function encode(data: Record<string, unknown> = {}) {
  const pairs = new URLSearchParams();
  const append = (key: string, value: unknown) => {
    if (Array.isArray(value)) {
      value.forEach((item, index) =>
        append(`${key}[${typeof item === "object" ? index : ""}]`, item)
      );
    } else if (value && typeof value === "object") {
      Object.entries(value).forEach(([name, item]) =>
        append(`${key}[${name}]`, item)
      );
    } else {
      pairs.append(key, String(value ?? ""));
    }
  };
  Object.entries(data).forEach(([key, value]) => append(key, value));
  return pairs.toString();
}
