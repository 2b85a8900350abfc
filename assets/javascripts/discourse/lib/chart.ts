import loadChartJS from "discourse/lib/load-chart-js";

export interface Chart {
  destroy(): void;
}

type ChartClass = new (
  context: CanvasRenderingContext2D | null,
  config: object
) => Chart;

/** Chart.js as Discourse loads it; 3.5 loads a script of this name and leaves it in the window. */
export async function loadChart(): Promise<ChartClass> {
  const load = loadChartJS as unknown as (
    script: string
  ) => Promise<ChartClass | undefined>;
  const loaded = await load("/javascripts/Chart.min.js");
  return loaded ?? (window as unknown as { Chart: ChartClass }).Chart;
}
