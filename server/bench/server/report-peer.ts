/** Tells the measuring process that this peer listens, and from then on, whenever asked, what CPU time it has used. */
export function reportPeer(started: object, close: () => PromiseLike<void> = async () => undefined): void {
  process.on("message", () => process.send!(process.cpuUsage()));
  process.on("disconnect", () => void close().then(() => process.exit()));
  process.send!(started);
}
