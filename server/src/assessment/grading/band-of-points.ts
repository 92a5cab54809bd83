import type { Fraction } from "./fraction.js";
import type { Band } from "./scale-rule.js";

/** The band whose points are nearest to a mean of points; of two equally near, the higher. */
export function bandOfPoints(mean: Fraction, bands: readonly Band[]): Band {
  const away = ({ points }: Band): bigint => {
    const distance = BigInt(points) * mean.over - mean.top;
    return distance < 0n ? -distance : distance;
  };
  return bands.reduce((best, band) => (away(band) < away(best) ? band : best));
}
