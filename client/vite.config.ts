import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

const API = "http://localhost:4000";

/** What a teacher never opens comes at its first use instead of at the installation. */
const NOT_FOR_TEACHERS = [
  "apollo-client",
  "chart",
  "school-today",
  "register-page",
  "learner-page",
  "roster-import",
  "settings",
];

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

/** Lays a brotli and a gzip copy beside every file worth it, once, so that the server compresses nothing on the way. */
function precompress(): Plugin {
  let outDir = "";
  return {
    name: "precompress",
    apply: "build",
    enforce: "post",
    configResolved: (config) => void (outDir = join(config.root, config.build.outDir)),
    // After the service worker has been written, which is in the same phase.
    closeBundle: { order: "post", sequential: true, handler: () => compressAll(outDir) },
  };
}

async function compressAll(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true });
  const texts = files.filter((file) => /\.(?:js|css|html|svg|webmanifest)$/.test(file));
  await Promise.all(texts.map((file) => compress(join(folder, file))));
}

async function compress(file: string): Promise<void> {
  const text = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(text, { params }));
  await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
}

export default defineConfig({
  root: import.meta.dirname,
  build: { outDir: "dist", emptyOutDir: true, manifest: true, target: "es2022" },
  server: {
    proxy: { "/graphql": { target: API, ws: true }, "/healthz": API, "/readyz": API },
  },
  plugins: [
    react(),
    tailwindcss(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "service-worker.ts",
      registerType: "prompt",
      injectRegister: false,
      manifest,
      injectManifest: {
        globPatterns: ["index.html", "icon.svg", "assets/*.{js,css}"],
        globIgnores: NOT_FOR_TEACHERS.map((name) => `assets/${name}*`),
        // Vite names assets by their content already.
        dontCacheBustURLsMatching: /^assets\//,
      },
    }),
    precompress(),
  ],
});
