import type { Removable } from '../../kernel/index.ts';

/** Whether figures are fetched by themselves on working days. What nobody has said is yes. */
export interface Tallplan extends Removable {
  readonly on: boolean;
}
