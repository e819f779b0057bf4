/** The company's state. The engine owns its shape; nobody outside `simulation/` reads into it. */
export type World = { readonly period: number; readonly round: number };
