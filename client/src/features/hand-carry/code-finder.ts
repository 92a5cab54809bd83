/** Finds a QR code in a picture and reads it; null where there is none. */
export type CodeFinder = (picture: CanvasImageSource, width: number, height: number) => Promise<string | null>;

type Detector = { detect(picture: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]> };
type DetectorClass = (new (options: { formats: string[] }) => Detector) & {
  getSupportedFormats(): Promise<readonly string[]>;
};

/** The longer side of what our own reader looks at: enough for the densest code that is shown. */
const LONGEST_SIDE = 960;

/** The browser's own reader where it has one; else ours, which comes with the first need of it. */
export async function openCodeFinder(): Promise<CodeFinder> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  if (BarcodeDetector && (await readsCodes(BarcodeDetector))) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null;
  }
  const { decodeQR } = await import("qr/decode.js");
  const canvas = document.createElement("canvas");
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  return async (picture, width, height) => {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    drawing?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const pixels = drawing?.getImageData(0, 0, canvas.width, canvas.height);
    try {
      return pixels ? decodeQR(pixels) : null;
    } catch {
      return null;
    }
  };
}

async function readsCodes(detector: DetectorClass): Promise<boolean> {
  try {
    return (await detector.getSupportedFormats()).includes("qr_code");
  } catch {
    return false;
  }
}
