import { modifier } from "ember-modifier";

export const dAutoFocus = modifier((element: HTMLElement) => element.focus());

export const dCloseOnClickOutside = modifier(
  (element: HTMLElement, [close]: [(event: Event) => void]) => {
    const listener = (event: Event) => {
      if (!element.contains(event.target as Node)) {
        close(event);
      }
    };
    document.addEventListener("mousedown", listener);
    return () => document.removeEventListener("mousedown", listener);
  }
);

export const dScrollIntoView = modifier((element: HTMLElement) =>
  element.scrollIntoView({ block: "nearest" })
);

export const dTrapTab = modifier(() => {});

export const dObserveIntersection = modifier(() => {});
