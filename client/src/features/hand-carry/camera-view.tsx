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
    <figure className="mx-auto grid w-full max-w-md gap-2">
      <div className="relative aspect-square overflow-hidden rounded-xl bg-black">
        <video ref={video} muted playsInline className="h-full w-full object-cover" aria-hidden="true" />
        <div className="absolute inset-[10%] rounded-xl border-4 border-white/80" />
      </div>
      <figcaption role="status" className="muted text-center">
        {say("looking")}
      </figcaption>
    </figure>
  );
}
