/** The more telling first: an Android phone calls itself Linux too, and nearly every browser calls itself Chrome and Safari. */
const SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "CrOS", "Linux"];
const BROWSERS = [
  ["Firefox", "Firefox"],
  ["Edg", "Edge"],
  ["SamsungBrowser", "Samsung Internet"],
  ["OPR", "Opera"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;

/** How a device is called in the list of devices: `Android, Chrome`. */
export function deviceLabel(userAgent: string): string {
  const system = SYSTEMS.find((name) => userAgent.includes(name));
  const browser = BROWSERS.find(([sign]) => userAgent.includes(sign))?.[1];
  return [system, browser].filter(Boolean).join(", ");
}
