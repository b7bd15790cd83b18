import type { Interval } from '../../kernel/index.ts';
import { LineChart, type LineChartProps } from './lines.ts';

export interface FanChartProps extends Omit<LineChartProps, 'series'> {
  readonly values: readonly Interval[];
  readonly colour?: string;
}

/** One line with its 80 % band when it may be shown; mean and both ends of the band are written at the end. */
export function FanChart({ values, colour, ...rest }: FanChartProps): string {
  return LineChart({ ...rest, series: [{ label: rest.title, values, colour }] });
}
