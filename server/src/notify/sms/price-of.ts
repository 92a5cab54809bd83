import type { Cents } from "../../values/money.js";

/** The dearest that bulk messages are in Kenya: what one is taken to cost until the provider tells. */
const CENTS_A_PART = 100;
const PLAIN = /^[\n\r -~£¥èéùìòÇØøÅåÆæßÉ¤¡ÄÖÑÜ§¿äöñüà]*$/;

/** What a text message is expected to cost: it goes in parts of 160 plain letters, 70 of others; several lose a few to be joined. */
export function priceOf(text: string): Cents {
  const [one, joined] = PLAIN.test(text) ? [160, 153] : [70, 67];
  const parts = text.length <= one ? 1 : Math.ceil(text.length / joined);
  return (parts * CENTS_A_PART) as Cents;
}
