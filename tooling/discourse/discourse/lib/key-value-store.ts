/** What a browser remembers; here for as long as the page is open. */
const values = new Map<string, string>();

export default class KeyValueStore {
  readonly #context: string;

  constructor(context: string) {
    this.#context = context;
  }

  get(key: string) {
    return values.get(this.#context + key);
  }

  set({ key, value }: { key: string; value: string }) {
    values.set(this.#context + key, value);
  }
}
