import { useEffect, useRef } from "react";
import { handCarry } from "../../i18n/hand-carry";
import { useMessages } from "../../i18n/language";
import { type CameraFault, startCamera } from "./start-camera";

type CameraViewProps = { onCode: (text: string) => void; onFault: (fault: CameraFault) => void };

/** What the camera sees, with a frame to hold a code in. */
export function CameraView({ onCode, onFault }: CameraViewProps) {
  const say = useMessages(handCarry);
  const video = useRef<HTMLVideoElement>(null);
  const heard = useRef({ onCode, onFault });
  heard.current = { onCode, onFault };
  useEffect(() => {
    const stopped = new AbortController();
    if (video.current) {
      void startCamera(video.current, (text) => heard.current.onCode(text), stopped.signal).then(
        (fault) => fault && heard.current.onFault(fault),
      );
    }
    return () => stopped.abort();
  }, []);
  return (
    <figure className="grid gap-2">
      <figcaption role="status">{say("looking")}</figcaption>
      <div className="relative aspect-square overflow-hidden rounded-xl" style={{ background: "#000" }}>
        <video ref={video} muted playsInline className="h-full w-full object-cover" aria-hidden="true" />
        <div className="absolute inset-[10%] rounded-xl" style={FRAME} />
      </div>
    </figure>
  );
}

/** Seen over any picture, in any theme. */
const FRAME = { border: "4px solid #fff", boxShadow: "0 0 0 2px #0008" };
