import Pretender from "pretender";

let server: Pretender;

/** A new server for each test; what it does not know is answered with 404. */
export function startPretender() {
  server = new Pretender();
  server.unhandledRequest = (verb, path) => {
    throw new Error(`Nothing answers ${verb} ${path}`);
  };
}

export function stopPretender() {
  server.shutdown();
}

// Tests import one object and use the server of the moment.
export default new Proxy({} as Pretender, {
  get: (_, name: keyof Pretender) => {
    const member = server[name];
    return typeof member === "function" ? member.bind(server) : member;
  },
});

export function response(...args: [object] | [number, object]) {
  const [status, body] = args.length === 1 ? [200, args[0]] : args;
  return [status, { "Content-Type": "application/json" }, JSON.stringify(body)];
}

export function parsePostData(query: string) {
  const result: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const name = key.replace(/\[\]$/, "");
    result[name] = name === key ? value : [...(result[name] ?? []), value];
  }
  return result;
}
