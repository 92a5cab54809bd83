import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import project from "../package.json" with { type: "json" };
import { chunkGroups } from "./build/chunk-groups.js";
import { dexieWithoutUnused } from "./build/dexie-without-unused.js";
import { precompress } from "./build/precompress.js";
import { reactWithoutUnused } from "./build/react-without-unused.js";
import { TeacherChunks } from "./build/teacher-chunks.js";

const API = "http://localhost:4000";

const manifest = {
  id: "/",
  name: "Asili",
  short_name: "Asili",
  description: "A school's register, with or without a network.",
  lang: "en",
  start_url: "/",
  display: "standalone" as const,
  background_color: "#f7faf7",
  theme_color: "#166534",
  icons: [
    { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
};

const teacherChunks = new TeacherChunks();
const OUT = join(import.meta.dirname, "dist");
const integrityOf = (url: string): string =>
  `sha256-${createHash("sha256")
    .update(readFileSync(join(OUT, url)))
    .digest("base64")}`;

export default defineConfig({
  root: import.meta.dirname,
  define: { "import.meta.env.VITE_APP_VERSION": JSON.stringify(project.version) },
  // The package's own door leads to its older build, so that two copies of it can meet; here there is one.
  resolve: { alias: { dexie: "dexie/dist/modern/dexie.mjs" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  server: {
    proxy: { "/graphql": { target: API, ws: true }, "/healthz": API, "/readyz": API },
  },
  plugins: [
    dexieWithoutUnused(),
    reactWithoutUnused(),
    react(),
    tailwindcss(),
    teacherChunks.plugin,
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "service-worker.ts",
      registerType: "prompt",
      injectRegister: false,
      includeManifestIcons: false,
      manifest,
      injectManifest: {
        globPatterns: ["index.html", "icon.svg", "assets/*.{js,css}"],
        // Vite names assets by their content already.
        dontCacheBustURLsMatching: /^assets\//,
        manifestTransforms: [
          (entries) => ({
            manifest: entries
              .filter(({ url }) => !/^assets\/.*\.js$/.test(url) || teacherChunks.has(url))
              .map((entry) => ({ ...entry, integrity: integrityOf(entry.url) })),
          }),
        ],
      },
    }),
    precompress(),
  ],
});
