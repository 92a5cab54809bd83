import { pathToFileURL } from "node:url";
import { buildApp } from "./set-up/build-app.mjs";
import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";
import { stop } from "./set-up/stop.mjs";

// The whole set-up: a fitting Node, the packages, the build; then this process becomes the server, which migrates and seeds its own data.
// It is begun with a small nursery for young objects: 80 MB less, which a laptop of a school can use.
await onNode24(async () => {
  await installPackages();
  const faults = await buildApp();
  if (faults.length > 0) stop(faults.join("\n\n"));
  process.env.NODE_ENV ??= "production";
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL("server/dist/src/main.js").href);
});
