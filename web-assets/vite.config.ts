// Builds the script and style of the web app into the package's static folder, with a list of what is called how.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { quantize } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { defineConfig, type Plugin } from "vite";

const STATIC = resolve(import.meta.dirname, "../src/reportedly/web/static/built");

const SHAPES = "virtual:countries";
/** Steps across the world in which coasts and borders are given: 2 km at the equator, finer than shapes made for 1:50 million are true. */
const STEPS = 20_000;

/** The shapes of countries without their names and in coarser steps: two thirds of the bytes, and nobody sees the difference. */
function countries(): Plugin {
  return {
    name: "countries",
    resolveId: (id) => (id === SHAPES ? `\0${SHAPES}` : null),
    load(id) {
      if (id !== `\0${SHAPES}`) return null;
      const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
      const whole = JSON.parse(readFileSync(file, "utf8")) as Topology<{ countries: GeometryCollection }>;
      const { scale, translate } = whole.transform!;
      const arcs = whole.arcs.map((arc) => {
        let [x, y] = [0, 0];
        return arc.map(([east, north]) => [(x += east!) * scale[0] + translate[0], (y += north!) * scale[1] + translate[1]]);
      });
      const geometries = whole.objects.countries.geometries.map(({ properties: _names, id: _id, ...shape }) => shape);
      const shapes = quantize({ type: "Topology", objects: { countries: { type: "GeometryCollection", geometries } }, arcs }, STEPS);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(shapes))});`;
    },
  };
}

function assetsList(): Plugin {
  return {
    name: "assets-list",
    writeBundle(_, bundle) {
      const names: Record<string, string> = {};
      for (const file of Object.values(bundle)) {
        if (file.type === "chunk" && file.isEntry) names["app.js"] = `/static/built/${file.fileName}`;
        if (file.type === "asset" && /^app-.*\.css$/.test(file.fileName)) names["app.css"] = `/static/built/${file.fileName}`;
      }
      writeFileSync(resolve(STATIC, "../assets.json"), JSON.stringify(names, null, 2) + "\n");
    },
  };
}

export default defineConfig({
  base: "/static/built/",
  build: {
    outDir: STATIC,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      input: { app: resolve(import.meta.dirname, "src/app.ts") },
      output: {
        entryFileNames: "[name]-[hash].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "[name]-[hash][extname]",
      },
    },
  },
  plugins: [countries(), assetsList()],
});
