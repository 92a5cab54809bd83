import { monitorEventLoopDelay } from "node:perf_hooks";

// Loaded into the measured server: tells when asked how long its main loop stood still at most since it was asked last.
const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
process.on("message", () => {
  process.send({ longest: delay.max / 1e6 });
  delay.reset();
});
