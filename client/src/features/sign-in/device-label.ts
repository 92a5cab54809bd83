/** How a device is called in the list of devices: `Android, Chrome`. */
export function deviceLabel(userAgent: string): string {
  const system = /Android|iPhone|iPad|Windows|Mac OS|CrOS|Linux/.exec(userAgent)?.[0];
  const browser = /Firefox|Edg|SamsungBrowser|OPR/.exec(userAgent)?.[0] ?? /Chrome|Safari/.exec(userAgent)?.[0];
  return [system, browser && (BROWSERS[browser] ?? browser)].filter(Boolean).join(", ");
}

const BROWSERS: Record<string, string> = { Edg: "Edge", SamsungBrowser: "Samsung Internet", OPR: "Opera" };
