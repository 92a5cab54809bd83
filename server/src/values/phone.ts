/**
 * A Kenyan mobile number in E.164: `+2547XXXXXXXX` or `+2541XXXXXXXX`. People type it as 07.., 01.., 7..,
 * 2547.., +254 7.., 00254.., with spaces, dots, hyphens or brackets; a spreadsheet drops the leading zero.
 */
export type Phone = string & { readonly __phone: true };

export function parsePhone(text: string): Phone | null {
  const digits = text.normalize("NFKC").replace(/[\s().\u2010-\u2015\u00a0/-]/g, "");
  const match = /^(?:\+|00)?(?:254)?0?([17]\d{8})$/.exec(digits);
  return match ? (`+254${match[1]}` as Phone) : null;
}
