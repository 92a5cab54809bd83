import { decodeBase41, encodeBase41 } from "./base41";

/** One part of an envelope as text, for a QR code, a file or a message: `ASILI1:2/3:7QK4:…`. */
export type CarryPart = {
  readonly index: number;
  readonly of: number;
  /** Tells the parts of one envelope from those of another, and whether it was put together whole. */
  readonly tag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type ReadPart =
  | { readonly kind: "part"; readonly part: CarryPart }
  /** It is ours, but of a form that this app does not know yet. */
  | { readonly kind: "newer" }
  /** It is ours, but damaged. */
  | { readonly kind: "damaged" }
  | { readonly kind: "foreign" };

const FORM = 1;
/**
 * At most so many bytes in one code: its 1,120 letters make version 19, 93 modules a side. On a screen six centimetres
 * wide that is 0.6 mm a module, which a camera of 720 lines tells apart at a hand's length.
 */
export const MOST_IN_A_CODE = 733;
const PART = /^ASILI(\d{1,3}):(?:([1-9]\d?)\/([1-9]\d?):([0-9A-Z]{4}):([0-9A-Z$./:-]+)$)?/;

/** Cuts an envelope into as few even parts as `most` bytes each allow. */
export function toCarryTexts(envelope: Uint8Array, tag: string, most = Number.POSITIVE_INFINITY): string[] {
  const of = Math.max(1, Math.ceil(envelope.length / most));
  const size = Math.ceil(envelope.length / of);
  return Array.from({ length: of }, (_, index) => {
    const part = envelope.subarray(index * size, (index + 1) * size);
    return `ASILI${FORM}:${index + 1}/${of}:${tag}:${encodeBase41(part)}`;
  });
}

export function readCarryText(text: string): ReadPart {
  const [whole, form, index, of, tag, data] = PART.exec(text.trim()) ?? [];
  if (whole === undefined) return { kind: "foreign" };
  if (Number(form) > FORM) return { kind: "newer" };
  if (!tag || !data || Number(index) > Number(of)) return { kind: "damaged" };
  try {
    return { kind: "part", part: { index: Number(index), of: Number(of), tag, bytes: decodeBase41(data) } };
  } catch {
    return { kind: "damaged" };
  }
}
