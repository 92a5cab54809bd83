import Sheet from "pdfkit";
import { toPrintable } from "../../platform/paper.js";

export const MARGIN = 40;
export const INK = { dark: "#111111", soft: "#555555", line: "#999999", shade: "#f0f0f0" } as const;
export const Face = { plain: "Helvetica", bold: "Helvetica-Bold", slanted: "Helvetica-Oblique" } as const;

type TextStyle = {
  readonly size?: number;
  readonly face?: (typeof Face)[keyof typeof Face];
  readonly ink?: string;
  readonly align?: "left" | "center" | "right";
};

type RuleStyle = { readonly weight?: number; readonly ink?: string; readonly x?: number; readonly width?: number };

/** A box on a page: where it begins and how wide it is. */
export type Box = { readonly x: number; readonly y: number; readonly width: number };

/** The pages cards are drawn on. Everything is placed by hand: nothing that is drawn begins a page by itself. */
export class CardSheet {
  readonly doc: PDFKit.PDFDocument;

  constructor(title: string) {
    const info = { Title: toPrintable(title) };
    this.doc = new Sheet({ size: "A4", margin: 0, autoFirstPage: false, info });
  }

  get width(): number {
    return this.doc.page.width - 2 * MARGIN;
  }

  /** Below this nothing is drawn but the foot. */
  get bottom(): number {
    return this.doc.page.height - MARGIN - 14;
  }

  /** Writes wrapped text into a box; tells how high it is. */
  write(text: string, box: Box, style: TextStyle = {}): number {
    const { size = 9, face = Face.plain, ink = INK.dark, align = "left" } = style;
    const printable = toPrintable(text);
    const { doc } = this;
    doc.font(face, size).fillColor(ink);
    const height = doc.heightOfString(printable, { width: box.width });
    doc.text(printable, box.x, box.y, { width: box.width, align, height: height + size });
    return height;
  }

  heightOf(text: string, width: number, { size = 9, face = Face.plain }: TextStyle = {}): number {
    return this.doc.font(face, size).heightOfString(toPrintable(text), { width });
  }

  widthOf(text: string, { size = 9, face = Face.plain }: TextStyle = {}): number {
    return this.doc.font(face, size).widthOfString(toPrintable(text));
  }

  rule(y: number, { weight = 0.6, ink = INK.line, x = MARGIN, width = this.width }: RuleStyle = {}): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(weight)
      .strokeColor(ink)
      .stroke();
  }

  shade({ x, y, width }: Box, height: number): void {
    this.doc.rect(x, y, width, height).fillColor(INK.shade).fill();
  }
}
