// Builds the script and style of the web app into the package's static folder, with a list of what is called how.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const STATIC = resolve(import.meta.dirname, "../src/reportedly/web/static/built");

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
  plugins: [assetsList()],
});
