import { spawn } from "node:child_process";
import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";
import { toolPath } from "./set-up/tool-path.mjs";

// The server restarts and the client reloads as their sources change; both end together.
await onNode24(async () => {
  await installPackages();
  const halves = [
    [toolPath("tsx"), "watch", "--tsconfig", "server/tsconfig.json", "server/src/main.ts"],
    [toolPath("vite"), "client"],
  ].map((args) => spawn(process.execPath, args, { stdio: "inherit" }));
  const end = () => halves.forEach((half) => half.kill("SIGTERM"));
  for (const half of halves) half.on("exit", end);
  process.on("SIGINT", end).on("SIGTERM", end);
});
