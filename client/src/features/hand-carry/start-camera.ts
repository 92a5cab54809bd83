import { openCodeFinder } from "./code-finder";

export type CameraFault = "DENIED" | "NONE" | "BUSY" | "DECODER";

/** Between two looks; a phone has other things to do. */
const LOOK_EVERY_MS = 150;

/** Shows what the camera sees and tells each code it reads, until `stopped`. Gives why it cannot, or null. */
export async function startCamera(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
  stopped: AbortSignal,
): Promise<CameraFault | null> {
  const finder = await openCodeFinder().catch(() => null);
  if (!finder) return "DECODER";
  if (!navigator.mediaDevices?.getUserMedia) return "NONE";
  try {
    const sight = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: sight });
    const end = (): void => stream.getTracks().forEach((track) => track.stop());
    if (stopped.aborted) return (end(), null);
    stopped.addEventListener("abort", end);
    video.srcObject = stream;
    await video.play();
  } catch (error) {
    return stopped.aborted ? null : faultOf(error);
  }
  void look();
  return null;

  async function look(): Promise<void> {
    if (stopped.aborted) return;
    const { videoWidth, videoHeight } = video;
    const text = videoWidth ? await finder!(video, videoWidth, videoHeight).catch(() => null) : null;
    if (text && !stopped.aborted) onCode(text);
    setTimeout(() => void look(), LOOK_EVERY_MS);
  }
}

function faultOf(error: unknown): CameraFault {
  const { name } = error as { name?: string };
  if (name === "NotAllowedError" || name === "SecurityError") return "DENIED";
  return name === "NotFoundError" || name === "OverconstrainedError" ? "NONE" : "BUSY";
}
