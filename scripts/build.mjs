import { buildApp } from "./set-up/build-app.mjs";
import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";
import { stop } from "./set-up/stop.mjs";

await onNode24(async () => {
  await installPackages();
  const faults = await buildApp();
  if (faults.length > 0) stop(faults.join("\n\n"));
});
