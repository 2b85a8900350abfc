/** Does a stand-in take only arguments that the real component has, of types that fit? */
import type { TemplateOnlyComponent } from "@ember/component/template-only";

export type Agrees<Real, StandIn> = keyof Args<StandIn> extends keyof Args<Real>
  ? Pick<Args<Real>, keyof Args<StandIn>> extends Args<StandIn>
    ? true
    : "an argument has another type"
  : "an argument is unknown to the real component";

type Args<C> =
  C extends TemplateOnlyComponent<infer S extends { Args: object }>
    ? S["Args"]
    : C extends abstract new (...args: never[]) => { args: infer A }
      ? A
      : never;
