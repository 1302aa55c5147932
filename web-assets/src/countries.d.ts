// The shapes that the build makes of world-atlas; see vite.config.ts.
declare module "virtual:countries" {
  import type { GeometryCollection, Topology } from "topojson-specification";
  const shapes: Topology<{ countries: GeometryCollection }>;
  export default shapes;
}
